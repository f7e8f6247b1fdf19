package org.needsline.casefile.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needsline.engine.EngineClock;
import org.needsline.support.SystemTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@SystemTest
@TestPropertySource(properties = "needsline.sample-data=true")
class TasklistFiltersTest {

    @Autowired
    TasklistFilters lists;

    @Autowired
    FilterService filters;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identity;

    @Autowired
    Clock clock;

    @BeforeEach
    void monday() {
        // Monday 16:00 in Shanghai.
        ((EngineClock) clock).moveTo(Instant.parse("2026-09-28T08:00:00Z"));
    }

    @AfterEach
    void everydayAgain() {
        identity.clearAuthentication();
        ((EngineClock) clock).reset();
    }

    @Test
    void theListsAreMadeOnce() {
        lists.afterSingletonsInstantiated();

        assertThat(filters.createFilterQuery().list())
                .extracting(Filter::getName)
                .containsExactlyInAnyOrder(
                        "我的 Mine",
                        "本单位待办 My units' open",
                        "今日到期 Due today",
                        "已超期 Overdue",
                        "紧急 Urgent",
                        "准入事项 Access requests",
                        "准入超时 Access overdue",
                        "准入督办 Late links");
    }

    @Test
    void eachPersonFindsTheWorkOfTheirOwnUnitsInOrder() {
        task("clerk.990101100201", "later", "2026-09-30T09:30:00Z", 50);
        task("clerk.990101100201", "today", "2026-09-28T09:30:00Z", 50);
        task("clerk.990101100201", "tonight", "2026-09-28T15:59:00Z", 90);
        task("clerk.990101100201", "late", "2026-09-25T09:30:00Z", 50);
        task("clerk.990101100201", "tomorrow", "2026-09-28T16:00:00Z", 50);
        task("clerk.990101100202", "of the neighbour", "2026-09-28T09:30:00Z", 90);
        String mine = task("clerk.990101100201", "mine", "2026-10-09T09:30:00Z", 50);
        tasks.setAssignee(mine, "clerk.201");

        signIn("clerk.201");

        assertThat(names("本单位待办 My units' open"))
                .containsExactly("late", "today", "tonight", "tomorrow", "later", "mine");
        assertThat(names("我的 Mine")).containsExactly("mine");
        assertThat(names("今日到期 Due today")).containsExactly("today", "tonight");
        assertThat(names("已超期 Overdue")).containsExactly("late");
        assertThat(names("紧急 Urgent")).containsExactly("tonight");
    }

    @Test
    void aDesignerHasNoTaskLists() {
        signIn("designer.district");

        assertThat(filters.createFilterQuery().count()).isZero();
    }

    private void signIn(String user) {
        List<String> groups = identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        identity.setAuthentication(user, groups);
    }

    private List<String> names(String list) {
        Filter filter = filters.createFilterQuery().filterName(list).singleResult();
        List<Task> found = filters.listPage(filter.getId(), 0, 100);
        return found.stream().map(Task::getName).toList();
    }

    private String task(String group, String name, String due, int priority) {
        repository
                .createDeployment()
                .enableDuplicateFiltering(true)
                .name("lists-probe")
                .addModelInstance(
                        "lists-probe.bpmn",
                        Bpmn.createExecutableProcess("ListsProbe")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .userTask("UserTask_TriageNeed")
                                .camundaFormRef("TriageNeed")
                                .camundaFormRefBinding("latest")
                                .camundaCandidateGroups("${group}")
                                .endEvent()
                                .done())
                .deploy();
        String instance = runtime.startProcessInstanceByKey("ListsProbe", Map.<String, Object>of("group", group))
                .getId();
        Task task = tasks.createTaskQuery().processInstanceId(instance).singleResult();
        task.setName(name);
        task.setDueDate(Date.from(Instant.parse(due)));
        task.setPriority(priority);
        tasks.saveTask(task);
        return task.getId();
    }
}
