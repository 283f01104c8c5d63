{{/*
The application's configuration as a dictionary in JSON. Secrets are not in it: they are files, which Spring reads as a
configuration tree.
*/}}
{{- define "city-gateway.application" -}}
{{- $tributary := dict
      "site" (dict "code" (include "city-gateway.site" .) "role" "city" "zone" .Values.site.zone "instance" "${POD_NAME}")
      "cluster" (include "city-gateway.kafka" (dict "name" "cluster" "kafka" .Values.cluster) | fromJson)
      "upstream" (include "city-gateway.kafka" (dict "name" "upstream" "kafka" .Values.upstream) | fromJson) }}
{{- if .Values.registry.url }}
{{- $registry := dict "url" .Values.registry.url "copy-folder" (include "city-gateway.copyFolder" .) }}
{{- with .Values.registry.username }}{{ $_ := set $registry "username" . }}{{ end }}
{{- if .Values.registry.caSecret }}{{ $_ := set $registry "ssl-bundle" "registry" }}{{ end }}
{{- $_ := set $tributary "registry" $registry }}
{{- else }}
{{- $_ := set $tributary "catalog" (dict "folder" "/etc/tributary/catalog" "copy-folder" (include "city-gateway.copyFolder" .)) }}
{{- end }}
{{- $masking := dict }}
{{- if .Values.masking.keySecret }}{{ $_ := set $masking "key-file" "/etc/tributary/masking/key" }}{{ end }}
{{- if .Values.masking.sm4KeySecret }}{{ $_ := set $masking "sm4-key-file" "/etc/tributary/masking-sm4/key" }}{{ end }}
{{- if $masking }}{{ $_ := set $tributary "masking" $masking }}{{ end }}
{{- $users := dict }}
{{- range $name, $user := .Values.security.users }}
{{- $_ := set $users $name (dict "roles" $user.roles) }}
{{- end }}
{{- $_ := set $tributary "security" (dict "users" $users) }}
{{- range $section := list "mirror" "replay" "schedule" "limits" }}
{{- with index $.Values $section }}
{{- $_ := set $tributary $section (include "city-gateway.kebab" . | fromJson) }}
{{- end }}
{{- end }}
{{- $server := dict "port" (int .Values.server.port) }}
{{- $spring := dict "config" (dict "import" "configtree:/etc/tributary/secrets/") }}
{{- $bundles := dict }}
{{- if .Values.server.tls.secret }}
{{- $_ := set $server "ssl" (dict "bundle" "server") }}
{{- $pem := dict "certificate" "file:/etc/tributary/tls/tls.crt" "private-key" "file:/etc/tributary/tls/tls.key" }}
{{- $_ := set $bundles "server" (dict "reload-on-update" true "keystore" $pem) }}
{{- end }}
{{- if .Values.registry.caSecret }}
{{- $_ := set $bundles "registry" (dict "truststore" (dict "certificate" "file:/etc/tributary/registry/ca.crt")) }}
{{- end }}
{{- with $bundles }}{{ $_ := set $spring "ssl" (dict "bundle" (dict "pem" .)) }}{{ end }}
{{- $application := dict "spring" $spring "server" $server "tributary" $tributary }}
{{- mustMergeOverwrite $application (deepCopy .Values.application) | toJson }}
{{- end }}

{{/* One Kafka cluster: {name, kafka}. */}}
{{- define "city-gateway.kafka" -}}
{{- $servers := required (printf "%s.bootstrapServers is required: host:port, comma separated" .name) .kafka.bootstrapServers }}
{{- $cluster := dict "bootstrap-servers" $servers }}
{{- range $kind := list "properties" "consumer" "producer" "admin" }}
{{- range $property, $_ := index $.kafka $kind }}
{{- if eq $property "bootstrap.servers" }}
{{- fail (printf "%s.%s.%s: set %s.bootstrapServers instead" $.name $kind $property $.name) }}
{{- else if regexMatch "(password|jaas\\.config|keystore\\.key|client\\.secret|private\\.key)$" $property }}
{{- fail (printf "%s.%s.%s is a secret: refer to one in %s.secretProperties" $.name $kind $property $.name) }}
{{- end }}
{{- end }}
{{- with index $.kafka $kind }}{{ $_ := set $cluster $kind . }}{{ end }}
{{- end }}
{{- toJson $cluster }}
{{- end }}

{{/* The values' camelCase as the application's kebab-case, at every depth. Names of lanes have no capitals and stay. */}}
{{- define "city-gateway.kebab" -}}
{{- $kebab := dict }}
{{- range $key, $value := . }}
{{- if kindIs "map" $value }}
{{- $value = include "city-gateway.kebab" $value | fromJson }}
{{- end }}
{{- $_ := set $kebab (regexReplaceAll "([A-Z])" $key "-${1}" | lower) $value }}
{{- end }}
{{- toJson $kebab }}
{{- end }}

{{/*
The secrets as {path, name, key}: the path below /etc/tributary/secrets is the property's name, with folders for the
application's part of it.
*/}}
{{- define "city-gateway.secretProperties" -}}
{{- $secrets := list }}
{{- range $cluster := list "cluster" "upstream" }}
{{- range $property, $secret := (index $.Values $cluster).secretProperties }}
{{- $secrets = append $secrets (merge (dict "path" (printf "tributary/%s/properties/%s" $cluster $property)) $secret) }}
{{- end }}
{{- end }}
{{- with .Values.registry.passwordSecret }}
{{- $secrets = append $secrets (merge (dict "path" "tributary/registry/password") .) }}
{{- end }}
{{- range $name, $user := .Values.security.users }}
{{- $secrets = append $secrets (merge (dict "path" (printf "tributary/security/users/%s/password" $name)) $user.passwordSecret) }}
{{- end }}
{{- toJson $secrets }}
{{- end }}
