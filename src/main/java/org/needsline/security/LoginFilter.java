package org.needsline.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.needsline.wording.Bilingual;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the login of the web applications and counts wrong passwords. The login page of the task list lets everybody in,
 * also who has no work there: the entrance then leads them to the application that is theirs.
 */
class LoginFilter extends OncePerRequestFilter {

    private static final Pattern LOGIN = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/login/[^/]+");
    private static final String TASKLIST = "/login/tasklist";
    private static final int LONGEST = 10_000;
    private static final Bilingual TOO_LONG = Bilingual.of("提交的内容太长。", "That is too long for a login.");

    private final LoginLimit limit;
    private final Refusals refusals;

    LoginFilter(LoginLimit limit, Refusals refusals) {
        this.limit = limit;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || !LOGIN.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            refusals.answer(request, response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, TOO_LONG);
            return;
        }
        Optional<LoginLimit.Try> attempt = limit.take(request, response, userIn(body));
        if (attempt.isEmpty()) {
            return;
        }
        chain.doFilter(new Login(request, body), response);
        if (response.getStatus() != HttpServletResponse.SC_UNAUTHORIZED) {
            attempt.get().giveBack();
        }
    }

    private static String userIn(byte[] form) {
        for (String field : new String(form, StandardCharsets.UTF_8).split("&")) {
            if (field.startsWith("username=")) {
                try {
                    return URLDecoder.decode(field.substring("username=".length()), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException unreadable) {
                    return "";
                }
            }
        }
        return "";
    }

    /** The request with what was read of it, to be read again. */
    private static final class Login extends HttpServletRequestWrapper {

        private final byte[] body;

        Login(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        /** Everybody may open the welcome page, so nobody is refused for having no tasks. */
        private static String welcomed(String path) {
            return path.endsWith(TASKLIST)
                    ? path.substring(0, path.length() - TASKLIST.length()) + "/login/welcome"
                    : path;
        }

        @Override
        public String getRequestURI() {
            return welcomed(super.getRequestURI());
        }

        @Override
        public StringBuffer getRequestURL() {
            return new StringBuffer(welcomed(super.getRequestURL().toString()));
        }

        @Override
        public String getPathInfo() {
            return welcomed(String.valueOf(super.getPathInfo()));
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream read = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return read.read();
                }

                @Override
                public boolean isFinished() {
                    return read.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("A login is read at once");
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
