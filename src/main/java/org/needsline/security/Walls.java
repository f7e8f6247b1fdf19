package org.needsline.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.needsline.engine.PasswordCheck;
import org.needsline.engine.StaffLogins;
import org.needsline.protection.ClientAddress;
import org.needsline.protection.Limits;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/**
 * One filter chain in front of everything, with Spring's strict firewall as it comes. {@link PathAccess} is what it lets through; what is
 * named there nowhere is closed.
 */
@Configuration(proxyBeanMethods = false)
class Walls {

    @Bean
    SecurityFilterChain oneChain(
            HttpSecurity http,
            StaffLogins logins,
            ServiceAccounts serviceAccounts,
            LoginLimit limit,
            SingleSignOn singleSignOn,
            Refusals refusals,
            Denials denials)
            throws Exception {
        if (singleSignOn.isOn()) {
            http.oauth2Login(provider -> provider.successHandler(singleSignOn).failureHandler(singleSignOn));
        }
        http.authorizeHttpRequests(doors -> {
            // What was let in may be passed on inside, and may fail.
            doors.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll();
            for (PathAccess line : PathAccess.values()) {
                var door = doors.requestMatchers(line::fits);
                switch (line.who()) {
                    case NOBODY -> door.denyAll();
                    case EVERYBODY -> door.permitAll();
                    case STAFF -> door.authenticated();
                    default -> door.hasAnyAuthority(line.who().authorities());
                }
            }
            doors.anyRequest().denyAll();
        });
        return http.addFilterBefore(
                        new StaffFilter(logins, serviceAccounts, limit), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new LoginFilter(limit, refusals), StaffFilter.class)
                .addFilterBefore(singleSignOn, LoginFilter.class)
                .addFilterBefore(new Entrance(), SingleSignOn.class)
                .addFilterAfter(new ForeignPages(refusals), StaffFilter.class)
                .addFilterAfter(new ActingFilter(logins), AuthorizationFilter.class)
                .exceptionHandling(no -> no.authenticationEntryPoint(denials).accessDeniedHandler(denials))
                // The web applications keep their own session; ours is told from it at every request.
                // A new session id belongs to a login, which is theirs: given at every request it would end the others
                // that are under way.
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        .sessionFixation(fixation -> fixation.none()))
                // Camunda guards its interface with its own token, ForeignPages ours.
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    FilterRegistrationBean<Threshold> threshold(Refusals refusals, DatabaseAway databaseAway) {
        FilterRegistrationBean<Threshold> first = new FilterRegistrationBean<>(new Threshold(refusals, databaseAway));
        first.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return first;
    }

    /** After what reads the proxy's headers, before what looks for a session. */
    @Bean
    FilterRegistrationBean<PublicLimit> publicLimit(Limits limits, ClientAddress clients, Refusals refusals) {
        FilterRegistrationBean<PublicLimit> counted =
                new FilterRegistrationBean<>(new PublicLimit(limits, clients, refusals));
        counted.setOrder(Ordered.HIGHEST_PRECEDENCE + 30);
        return counted;
    }

    /** After counting: whoever sends too much too often is refused sooner. */
    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(Refusals refusals) {
        FilterRegistrationBean<BodyLimit> limited =
                new FilterRegistrationBean<>(new BodyLimit(refusals, System::nanoTime));
        limited.setOrder(Ordered.HIGHEST_PRECEDENCE + 35);
        return limited;
    }

    /** It stands inside the chain, so the web server need not call it a second time. */
    @Bean
    FilterRegistrationBean<SingleSignOn> insideTheChain(SingleSignOn singleSignOn) {
        FilterRegistrationBean<SingleSignOn> registration = new FilterRegistrationBean<>(singleSignOn);
        registration.setEnabled(false);
        return registration;
    }

    /** Passwords are the engine's unless the organisation has a directory of its own. */
    @Bean
    @ConditionalOnProperty("needsline.directory.url")
    PasswordCheck directoryPasswords(SecuritySettings settings) {
        return new DirectoryPasswords(settings.directory());
    }

    @Bean
    FilterRegistrationBean<PageNonce> pageNonce() {
        FilterRegistrationBean<PageNonce> pages = new FilterRegistrationBean<>(new PageNonce());
        pages.addUrlPatterns("/camunda/app/*");
        pages.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return pages;
    }

    /** Keeps Spring from making up a user of its own with a password in the log. */
    @Bean
    UserDetailsService nobodyElse() {
        return name -> {
            throw new UsernameNotFoundException("Logins are the engine's");
        };
    }

    /** Where HTTP Basic counts. */
    static boolean takesPasswords(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/api/") || isEngineRest(path) || path.startsWith("/actuator/");
    }

    /** Where the session of the web applications counts: everywhere but at the engine's own interface, which is for programs. */
    static boolean takesSessions(HttpServletRequest request) {
        return !isEngineRest(request.getRequestURI());
    }

    private static boolean isEngineRest(String path) {
        return path.equals("/engine-rest") || path.startsWith("/engine-rest/");
    }
}
