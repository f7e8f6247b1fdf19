package org.needsline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.query.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.needsline.support.SystemTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody draws everything out of the engine at once, and the longest page of the web applications still comes. */
@SystemTest
class QueryLimitTest {

    private static final int LONGEST_PAGE = 2000;

    private enum What {
        TASKS,
        INSTANCES,
        HISTORY,
        USERS
    }

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    IdentityService identity;

    @BeforeEach
    void administrator() {
        identity.setAuthentication("admin.district", List.of("admin", "camunda-admin"));
    }

    @AfterEach
    void nobody() {
        identity.clearAuthentication();
    }

    @ParameterizedTest
    @EnumSource(What.class)
    void aPersonGetsPages(What what) {
        for (ThrowingCallable tooMuch : List.<ThrowingCallable>of(
                () -> query(what).list(), () -> query(what).listPage(0, LONGEST_PAGE + 1))) {
            ProcessEngineException refused = catchThrowableOfType(ProcessEngineException.class, tooMuch);
            assertThat(refused).isNotNull();
            assertThat(refused.getCode()).isEqualTo(22400);
            assertThat(refused.getMessage()).contains("请分页").contains("ask for pages");
        }
        assertThat(query(what).listPage(0, LONGEST_PAGE)).isNotNull();
    }

    private Query<?, ?> query(What what) {
        return switch (what) {
            case TASKS -> tasks.createTaskQuery();
            case INSTANCES -> runtime.createProcessInstanceQuery();
            case HISTORY -> history.createHistoricTaskInstanceQuery();
            case USERS -> identity.createUserQuery();
        };
    }
}
