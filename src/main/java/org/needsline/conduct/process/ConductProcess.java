package org.needsline.conduct.process;

import org.camunda.bpm.engine.RuntimeService;
import org.needsline.conduct.ConductDesk;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The only caller of the engine for the process {@code ConductReport}: its key and its variables. */
@Component
class ConductProcess implements ConductDesk {

    static final String KEY = "ConductReport";
    static final String NUMBER = "number";
    static final String DISTRICT = "district";
    static final String DECISION = "decision";
    static final String ACCEPT = "accept";

    private final RuntimeService runtime;

    ConductProcess(@Lazy RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void lay(String number, String district) {
        runtime.createProcessInstanceByKey(KEY)
                .businessKey(number)
                .setVariable(NUMBER, number)
                .setVariable(DISTRICT, district)
                .execute();
    }
}
