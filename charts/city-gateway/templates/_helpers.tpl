{{- define "city-gateway.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 52 | trimSuffix "-" }}
{{- end }}

{{/* A StatefulSet's pods carry its name, an ordinal and a hash in labels: 52 characters keep below the limit of 63. */}}
{{- define "city-gateway.fullname" -}}
{{- $name := include "city-gateway.name" . }}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 52 | trimSuffix "-" }}
{{- else if contains $name .Release.Name }}
{{- .Release.Name | trunc 52 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 52 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{- define "city-gateway.selectorLabels" -}}
app.kubernetes.io/name: {{ include "city-gateway.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "city-gateway.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{ include "city-gateway.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/component: gateway
app.kubernetes.io/part-of: tributary
app.kubernetes.io/managed-by: {{ .Release.Service }}
tributary.io/site: {{ include "city-gateway.site" . | quote }}
{{- end }}

{{- define "city-gateway.image" -}}
{{- if .Values.image.digest }}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest }}
{{- else }}
{{- printf "%s:%s" .Values.image.repository (.Values.image.tag | default .Chart.AppVersion) }}
{{- end }}
{{- end }}

{{/* An unquoted site code reaches the chart as a number. */}}
{{- define "city-gateway.site" -}}
{{- $code := .Values.site.code }}
{{- if not (kindIs "string" $code) }}{{ $code = printf "%d" (int64 $code) }}{{ end }}
{{- required "site.code is required: the GB/T 2260 division code of the city, such as \"330100\"" $code }}
{{- end }}

{{/* Where the last good copy of the catalog is kept. */}}
{{- define "city-gateway.copyFolder" -}}
{{- if .Values.registry.url }}/var/lib/tributary/registry{{ else }}/var/lib/tributary/catalog{{ end }}
{{- end }}

{{/* "true" where the flows come from a folder made of ConfigMaps. */}}
{{- define "city-gateway.inlineCatalog" -}}
{{- if or .Values.catalog.flows .Values.catalog.schemas .Values.catalog.codeTables }}true{{ end }}
{{- end }}

{{- define "city-gateway.folder" -}}
{{- if or (include "city-gateway.inlineCatalog" .) .Values.catalog.configMaps }}true{{ end }}
{{- end }}

{{/* Refuses values that are each well-formed and make no sense together. */}}
{{- define "city-gateway.validate" -}}
{{- $folder := include "city-gateway.folder" . }}
{{- if and $folder .Values.registry.url }}
{{- fail "flows come either from catalog.* or from registry.url: leave one of them empty" }}
{{- end }}
{{- if not (or $folder .Values.registry.url) }}
{{- fail "no flows: give catalog.flows and catalog.schemas, or catalog.configMaps, or registry.url" }}
{{- end }}
{{- if not .Values.security.users }}
{{- fail "security.users names nobody, and there is no default user: give one, with roles and passwordSecret" }}
{{- end }}
{{- if and .Values.registry.passwordSecret (not .Values.registry.username) }}
{{- fail "registry.passwordSecret needs registry.username" }}
{{- end }}
{{- if and .Values.serviceMonitor.enabled (not .Values.serviceMonitor.basicAuthSecret) }}
{{- fail "serviceMonitor.enabled needs serviceMonitor.basicAuthSecret: the endpoint prometheus is open only to users with the role viewer" }}
{{- end }}
{{- end }}

{{- define "city-gateway.affinity" -}}
{{- $term := dict "topologyKey" "kubernetes.io/hostname"
      "labelSelector" (dict "matchLabels" (include "city-gateway.selectorLabels" . | fromYaml)) }}
{{- if .Values.affinity }}
affinity:
  {{- toYaml .Values.affinity | nindent 2 }}
{{- else if eq .Values.antiAffinity "preferred" }}
affinity:
  podAntiAffinity:
    preferredDuringSchedulingIgnoredDuringExecution:
      - weight: 100
        podAffinityTerm:
          {{- toYaml $term | nindent 10 }}
{{- else if eq .Values.antiAffinity "required" }}
affinity:
  podAntiAffinity:
    requiredDuringSchedulingIgnoredDuringExecution:
      -
        {{- toYaml $term | nindent 8 }}
{{- end }}
{{- end }}
