package org.needsline.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** PostgreSQL takes no character 0, wherever a program hides it: that is the sender's mistake and not a failure. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnwritableText implements HandlerExceptionResolver {

    private static final String NOT_IN_THE_CHARACTER_SET = "22021";

    private static final Bilingual SENTENCE = Bilingual.of(
            "内容里有无法保存的字符，请去掉后重试。", "There is a character that cannot be kept: please take it out and try again.");

    private final Refusals refusals;

    UnwritableText(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && NOT_IN_THE_CHARACTER_SET.equals(sql.getSQLState())) {
                try {
                    refusals.answer(request, response, HttpServletResponse.SC_BAD_REQUEST, SENTENCE);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return new ModelAndView();
            }
            depth++;
        }
        return null;
    }
}
