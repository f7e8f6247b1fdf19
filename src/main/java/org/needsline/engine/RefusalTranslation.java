package org.needsline.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.delegate.DefaultDelegateInterceptor;
import org.camunda.bpm.engine.impl.delegate.DelegateInvocation;
import org.needsline.wording.Refusal;

/**
 * Lets a service's refusal reach the person or program at the other end: as an engine exception with our sentence and a code of our own, 22000 plus
 * the HTTP status that fits.
 */
final class RefusalTranslation extends DefaultDelegateInterceptor {

    static final int CODES = 22_000;

    @Override
    public void handleInvocation(DelegateInvocation invocation) throws Exception {
        try {
            super.handleInvocation(invocation);
        } catch (Refusal refusal) {
            throw translated(refusal);
        }
    }

    static ProcessEngineException translated(Refusal refusal) {
        ProcessEngineException translated = new ProcessEngineException(refusal.getMessage(), refusal);
        translated.setCode(CODES + status(refusal.kind()));
        return translated;
    }

    private static int status(Refusal.Kind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
        };
    }
}
