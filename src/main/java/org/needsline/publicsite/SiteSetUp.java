package org.needsline.publicsite;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.CacheControl;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;

/** How the pages of the site are served. */
@Configuration(proxyBeanMethods = false)
class SiteSetUp implements WebMvcConfigurer {

    private final Surroundings surroundings;

    SiteSetUp(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** A page may ask for what it stands in. */
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new HandlerMethodArgumentResolver() {
            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return parameter.getParameterType() == Site.class;
            }

            @Override
            public Object resolveArgument(
                    MethodParameter parameter,
                    @Nullable ModelAndViewContainer model,
                    NativeWebRequest web,
                    @Nullable WebDataBinderFactory binders) {
                HttpServletRequest request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
                return surroundings.of(request, RequestContextUtils.getLocale(request));
            }
        });
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Manners()).addPathPatterns("/site", "/site/**");
    }

    /** Links carry the file's version, so it may be kept for good. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/site/{file:[a-z-]+\\.(?:css|js|svg)}")
                .addResourceLocations("classpath:/static/site/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePublic());
    }

    @Bean
    LocaleResolver localeResolver() {
        return new SiteLanguage();
    }

    /** A page that has not changed is not sent again: a phone on a slow line keeps what it has. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> unchangedPages() {
        FilterRegistrationBean<ShallowEtagHeaderFilter> filter =
                new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        filter.addUrlPatterns("/site/*");
        return filter;
    }
}
