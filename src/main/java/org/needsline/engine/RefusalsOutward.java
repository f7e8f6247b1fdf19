package org.needsline.engine;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Refusal;

/**
 * Around every command of the engine: however deep a refusal was wrapped on its way out, with names of classes and methods, only its own sentence
 * leaves, with the code that tells its HTTP status.
 */
final class RefusalsOutward extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException failure) {
            Refusal refusal = failure instanceof BadUserRequestException ? tooMuchAtOnce(failure) : null;
            refusal = refusal == null ? refusalIn(failure) : refusal;
            if (refusal == null || isTranslated(failure)) {
                throw failure;
            }
            throw RefusalTranslation.translated(refusal);
        }
    }

    /** The engine's own two refusals of a query without a page, or with too long a one. */
    private static @Nullable Refusal tooMuchAtOnce(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("unbound number of results") || message.contains("Max results limit")
                ? Refusal.invalid(
                        "一次查询的结果太多，请分页（firstResult、maxResults）。",
                        "That is too much at once: please ask for pages (firstResult, maxResults).")
                : null;
    }

    private static boolean isTranslated(RuntimeException failure) {
        return failure instanceof ProcessEngineException outer
                && outer.getCause() instanceof Refusal
                && outer.getCode() > 0;
    }

    static @Nullable Refusal refusalIn(Throwable failure) {
        for (Throwable at = failure; at != null && at != at.getCause(); at = at.getCause()) {
            if (at instanceof Refusal refusal) {
                return refusal;
            }
        }
        return null;
    }
}
