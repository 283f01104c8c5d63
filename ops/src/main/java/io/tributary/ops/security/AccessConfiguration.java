package io.tributary.ops.security;

import static org.springframework.security.config.Customizer.withDefaults;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.ops.config.SecurityProperties;
import io.tributary.ops.config.SecurityProperties.UserRole;
import io.tributary.ops.config.Settings;
import jakarta.servlet.DispatcherType;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/**
 * HTTP Basic for everything but liveness and readiness; reading takes any role, changing takes the operator's. There is no
 * default user: without one, the start is refused.
 */
@Configuration(proxyBeanMethods = false)
final class AccessConfiguration {

    private static final String VIEWER = UserRole.VIEWER.name();
    private static final String OPERATOR = UserRole.OPERATOR.name();

    @Bean
    UserDetailsService users(SecurityProperties properties, ConfiguredPasswords passwords) {
        List<ConfigurationProblem> problems = new ArrayList<>();
        if (properties.users().isEmpty()) {
            problems.add(
                    ConfigurationProblem.of(
                            Settings.ORIGIN,
                            "tributary.security.users",
                            "names no user, and there is no default one; set, for example, the environment variable"
                                    + " TRIBUTARY_SECURITY_USERS_ADMIN_PASSWORD and tributary.security.users.admin.roles=operator"));
        }
        properties
                .users()
                .forEach((name, user) -> passwords
                        .problem(user.password().reveal())
                        .map(problem -> ConfigurationProblem.of(
                                Settings.ORIGIN, "tributary.security.users." + name + ".password", problem))
                        .ifPresent(problems::add));
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new InMemoryUserDetailsManager(properties.users().entrySet().stream()
                .map(entry -> details(entry.getKey(), entry.getValue()))
                .toList());
    }

    private static UserDetails details(String name, SecurityProperties.User user) {
        return User.withUsername(name)
                .password(user.password().reveal())
                .roles(user.roles().stream().map(Enum::name).toArray(String[]::new))
                .build();
    }

    @Bean
    ConfiguredPasswords passwords() {
        return new ConfiguredPasswords();
    }

    /**
     * No session is kept, so that a token against forged requests has nothing to hang on; requests that a browser sends
     * from another site, with credentials that it remembers, are refused by {@link ForeignWrite} instead.
     */
    @Bean
    SecurityFilterChain access(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/actuator/health/liveness", "/actuator/health/readiness")
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, "/actuator/health/liveness", "/actuator/health/readiness")
                        .permitAll()
                        .requestMatchers(new ForeignWrite())
                        .denyAll()
                        .requestMatchers(HttpMethod.GET, "/actuator/**")
                        .hasAnyRole(VIEWER, OPERATOR)
                        .requestMatchers(HttpMethod.HEAD, "/actuator/**")
                        .hasAnyRole(VIEWER, OPERATOR)
                        .requestMatchers("/actuator/**")
                        .hasRole(OPERATOR)
                        .anyRequest()
                        .denyAll())
                .httpBasic(withDefaults())
                .build();
    }
}
