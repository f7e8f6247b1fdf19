package org.needsline.conduct.process;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.needsline.conduct.ConductDesk;
import org.needsline.engine.SystemAuthority;
import org.springframework.stereotype.Component;

/** The only caller of the engine for the process {@code ConductReport}: its key and its variables. */
@Component
class ConductProcess implements ConductDesk {

    static final String KEY = "ConductReport";
    static final String NUMBER = "number";
    static final String DISTRICT = "district";
    static final String DECISION = "decision";
    static final String ACCEPT = "accept";
    static final String DECLINE = "decline";

    /** Form fields; each is handed to the service by the next delegate and removed. */
    static final String PRIVATE_DESCRIPTION = "privateDescription";

    static final String PRIVATE_CONCERNED = "privateConcerned";
    static final String PRIVATE_CHANNEL = "privateChannel";
    static final String PRIVATE_ANONYMOUS = "privateAnonymous";
    static final String PRIVATE_REPORTER_NAME = "privateReporterName";
    static final String PRIVATE_REPORTER_PHONE = "privateReporterPhone";
    static final String PRIVATE_REPORTER_EMAIL = "privateReporterEmail";
    static final String PRIVATE_ANSWER = "privateAnswer";

    static final List<String> PRIVATE_FIELDS_OF_A_REPORT = List.of(
            PRIVATE_DESCRIPTION,
            PRIVATE_CONCERNED,
            PRIVATE_CHANNEL,
            PRIVATE_ANONYMOUS,
            PRIVATE_REPORTER_NAME,
            PRIVATE_REPORTER_PHONE,
            PRIVATE_REPORTER_EMAIL);

    private final RuntimeService runtime;

    private final SystemAuthority system;

    private final TaskService tasks;

    ConductProcess(RuntimeService runtime, TaskService tasks, SystemAuthority system) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.system = system;
    }

    @Override
    public void lay(String number, String district) {
        system.run(() -> runtime.createProcessInstanceByKey(KEY)
                .businessKey(number)
                .setVariable(NUMBER, number)
                .setVariable(DISTRICT, district)
                .execute());
    }

    @Override
    public Optional<String> numberBehind(String taskId) {
        return tasks.createTaskQuery().taskId(taskId).processDefinitionKey(KEY).listPage(0, 1).stream()
                .map(task -> (String) system.call(() -> runtime.getVariable(task.getExecutionId(), NUMBER)))
                .findFirst();
    }
}
