package org.needsline.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.needsline.wording.Bilingual;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** What whoever is not let in reads. */
@Component
class Denials implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Bilingual LOG_IN = Bilingual.of("请先登录。", "Please log in first.");
    private static final Bilingual NOT_YOURS = Bilingual.of("您的角色不能使用这里。", "Your role does not open this door.");
    private static final Bilingual NOTHING_HERE = Bilingual.of("没有这个页面或接口。", "There is nothing at this address.");
    private static final Bilingual CLOSED = Bilingual.of(
            "这里不开放。首位系统管理员由配置建立。", "This door is closed. The first administrator comes from the configuration.");

    private final Refusals refusals;

    Denials(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException nobodyIsLoggedIn)
            throws IOException {
        Optional<PathAccess> line = PathAccess.of(request);
        if (line.isEmpty() || line.get().who() == Who.NOBODY) {
            closed(request, response, line.isEmpty());
            return;
        }
        String path = request.getRequestURI();
        if (Refusals.isPage(request, path)) {
            response.sendRedirect(Landing.LOGIN);
            return;
        }
        if (Walls.takesPasswords(request) && request.getHeader("X-Requested-With") == null) {
            // A program learns how to log in; a browser's page must not open the browser's own box.
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"needsline\", charset=\"UTF-8\"");
        }
        refusals.answer(request, response, HttpServletResponse.SC_UNAUTHORIZED, LOG_IN);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException notThisPerson)
            throws IOException {
        Optional<PathAccess> line = PathAccess.of(request);
        if (line.isEmpty() || line.get().who() == Who.NOBODY) {
            closed(request, response, line.isEmpty());
            return;
        }
        refusals.answer(request, response, HttpServletResponse.SC_FORBIDDEN, NOT_YOURS);
    }

    private void closed(HttpServletRequest request, HttpServletResponse response, boolean nothing) throws IOException {
        refusals.answer(
                request,
                response,
                nothing ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_FORBIDDEN,
                nothing ? NOTHING_HERE : CLOSED);
    }
}
