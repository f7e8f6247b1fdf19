package org.needsline.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** While the database does not answer, every door says so, with 503 and when to come back. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseAway implements HandlerExceptionResolver {

    private static final Bilingual AWAY = Bilingual.of(
            "数据库暂时没有响应，什么都没有改变。请稍后重试。",
            "The database does not answer right now and nothing was changed: please try again shortly.");

    private static final String SECONDS = "5";

    private final Refusals refusals;

    DatabaseAway(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!isBehind(failure)) {
            return null;
        }
        try {
            tell(request, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }

    void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
        refusals.answer(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, AWAY);
    }

    /** Whether a failure comes from a lost or refused connection: what the pool throws, or SQL states of class 08 and 57P. */
    static boolean isBehind(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                return true;
            }
            if (cause instanceof SQLException sql && isLost(sql)) {
                return true;
            }
            // Rolling back fails as well, and then stands in front of what happened.
            if (cause instanceof TransactionSystemException rollback) {
                Throwable first = rollback.getApplicationException();
                if (first != null && first != failure && isBehind(first)) {
                    return true;
                }
            }
            depth++;
        }
        return false;
    }

    private static boolean isLost(SQLException failure) {
        String state = failure.getSQLState();
        return state == null
                // The pool says this of a connection that it has given up.
                ? "Connection is closed".equals(failure.getMessage())
                : state.startsWith("08") || state.startsWith("57P") || state.equals("90067");
    }
}
