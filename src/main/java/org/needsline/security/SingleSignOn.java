package org.needsline.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.needsline.engine.StaffLogins;
import org.needsline.wording.Bilingual;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Login by the organisation's identity provider (OpenID Connect), where one is configured. It says who somebody is; whether they work here
 * and as what stays in our tables. The web applications then show no login page; with {@code ?local} they do, for the day when the provider is away.
 */
@Component
class SingleSignOn extends OncePerRequestFilter implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SingleSignOn.class);
    private static final Pattern APPLICATION =
            Pattern.compile("/camunda/app/(?:admin|cockpit|tasklist|welcome)(?:/(?:default/?)?)?");
    private static final String TARGET = "needsline.target";
    private static final String ID_TOKEN = "needsline.idToken";
    private static final Bilingual UNKNOWN = Bilingual.of(
            "统一身份认证已通过，但您在本系统没有账户，请联系系统管理员。",
            "You have signed on, but have no login in this system: please ask the administrator.");
    private static final Bilingual FAILED =
            Bilingual.of("统一身份认证没有成功，请重试。", "Signing on did not work: please try again.");

    private final StaffLogins logins;
    private final Refusals refusals;
    private final String userIdClaim;
    private final @Nullable ClientRegistration provider;

    SingleSignOn(
            StaffLogins logins,
            Refusals refusals,
            SecuritySettings settings,
            ObjectProvider<ClientRegistrationRepository> providers) {
        this.logins = logins;
        this.refusals = refusals;
        this.userIdClaim = settings.singleSignOn().userIdClaim();
        this.provider = providers.getIfAvailable() instanceof Iterable<?> all
                        && all.iterator().hasNext()
                        && all.iterator().next() instanceof ClientRegistration first
                ? first
                : null;
    }

    boolean isOn() {
        return provider != null;
    }

    /** Leads whoever opens an application without a login to the provider. */
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (provider == null
                || !request.getMethod().equals("GET")
                || !APPLICATION.matcher(request.getRequestURI()).matches()
                || request.getParameter("local") != null
                || logins.userOfSession(request).isPresent()) {
            chain.doFilter(request, response);
            return;
        }
        request.getSession().setAttribute(TARGET, request.getRequestURI());
        response.sendRedirect("/oauth2/authorization/" + provider.getRegistrationId());
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication signedOn) throws IOException {
        String user = signedOn.getPrincipal() instanceof OidcUser person ? person.getClaimAsString(userIdClaim) : null;
        HttpSession session = request.getSession(false);
        Object target = session == null ? null : session.getAttribute(TARGET);
        if (user == null || logins.groupsOf(user).isEmpty() || !logins.signIn(request, user)) {
            LOG.info("Somebody signed on who has no login here; claim {} said: {}", userIdClaim, user);
            refusals.answer(request, response, HttpServletResponse.SC_FORBIDDEN, UNKNOWN);
            return;
        }
        if (signedOn.getPrincipal() instanceof OidcUser person) {
            // The provider wants it back when somebody logs out.
            request.getSession().setAttribute(ID_TOKEN, person.getIdToken().getTokenValue());
        }
        boolean tasklist = !(target instanceof String path) || path.startsWith(Landing.TASKLIST);
        // Whoever just opened the entrance is led to their own application.
        response.sendRedirect(tasklist ? "/" : String.valueOf(target));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        LOG.info("Signing on failed: {}", failure.getMessage());
        refusals.answer(request, response, HttpServletResponse.SC_UNAUTHORIZED, FAILED);
    }

    /** Where logging out goes on, after our own session has ended: to the provider, if it has a page for it. */
    Optional<String> logoutOf(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object token = session == null ? null : session.getAttribute(ID_TOKEN);
        Object page = provider == null
                ? null
                : provider.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
        if (!(token instanceof String idToken) || page == null) {
            return Optional.empty();
        }
        String home = UriComponentsBuilder.newInstance()
                .scheme(request.getScheme())
                .host(request.getServerName())
                .port(request.getServerPort())
                .path("/")
                .toUriString();
        return Optional.of(UriComponentsBuilder.fromUriString(page.toString())
                .queryParam("id_token_hint", "{token}")
                .queryParam("post_logout_redirect_uri", "{home}")
                .encode()
                .buildAndExpand(idToken, home)
                .toUriString());
    }
}
