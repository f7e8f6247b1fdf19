package org.needsline.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ForwardedHeaderFilter;

/**
 * What a proxy says of the connection is believed; what it only hands on is not. Proxies set {@code X-Forwarded-For}, {@code -Host} and
 * {@code -Proto}, but pass through whatever else a client sends: a prefix would stand before every link of a page that is kept for others.
 */
@Configuration(proxyBeanMethods = false)
class ProxyHeaders {

    private static final Set<String> NOT_BELIEVED = Set.of("forwarded", "x-forwarded-prefix", "x-forwarded-ssl");

    @Bean
    @ConditionalOnProperty(name = "server.forward-headers-strategy", havingValue = "framework")
    FilterRegistrationBean<ForwardedHeaderFilter> forwardedHeaders() {
        FilterRegistrationBean<ForwardedHeaderFilter> outermost = new FilterRegistrationBean<>(new Believed());
        outermost.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
        outermost.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return outermost;
    }

    private static final class Believed extends ForwardedHeaderFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            super.doFilterInternal(new Connection(request), response, chain);
        }
    }

    private static final class Connection extends HttpServletRequestWrapper {

        Connection(HttpServletRequest request) {
            super(request);
        }

        private static boolean isHidden(String name) {
            return NOT_BELIEVED.contains(name.toLowerCase(Locale.ROOT));
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isHidden(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                    .filter(name -> !isHidden(name))
                    .toList());
        }
    }
}
