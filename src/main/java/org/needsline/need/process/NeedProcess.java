package org.needsline.need.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.needsline.meeting.ScreeningResults;
import org.needsline.meeting.WaitingNeed;
import org.needsline.meeting.WaitingNeeds;
import org.needsline.need.Actor;
import org.needsline.need.DecidedBy;
import org.needsline.need.Ending;
import org.needsline.need.NeedService;
import org.needsline.need.NeedStarter;
import org.needsline.need.NeedView;
import org.needsline.need.NeedsQuery;
import org.needsline.need.Objection;
import org.needsline.need.Rated;
import org.needsline.need.Rating;
import org.needsline.need.RatingResult;
import org.needsline.need.RejectionReason;
import org.needsline.need.ResidentActs;
import org.needsline.need.ScreeningDecision;
import org.needsline.need.ScreeningOutcome;
import org.needsline.need.Status;
import org.needsline.need.Urgency;
import org.needsline.need.Withdrawal;
import org.needsline.wording.Refusal;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The only caller of the engine for {@link NeedLifecycle}: starts cases and brings messages to where they wait. */
@Component
@Transactional
class NeedProcess implements NeedStarter, ResidentActs, ScreeningResults, WaitingNeeds {

    private static final int AGENDA = 500;

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final NeedService needs;
    private final NeedsQuery query;

    NeedProcess(@Lazy RuntimeService runtime, @Lazy TaskService tasks, NeedService needs, NeedsQuery query) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.needs = needs;
        this.query = query;
    }

    @Override
    public void start(String number) {
        NeedView need = needs.view(number);
        runtime.createProcessInstanceByKey(NeedLifecycle.KEY)
                .businessKey(number)
                .setVariable(NeedLifecycle.STAGE, Stages.of(need.status()))
                .setVariable(NeedLifecycle.PRIORITY, 50)
                .setVariable(
                        NeedLifecycle.LEVEL,
                        need.status() == Status.ASSIGNING
                                ? Ladder.ABOVE
                                : need.level().code())
                .setVariable("danger", need.urgency() == Urgency.URGENT)
                .execute();
    }

    @Override
    public void withdraws(String number, String evidence, Actor actor) {
        Execution waiting = waiting(
                number,
                NeedLifecycle.MESSAGE_WITHDRAWN,
                "这件需求已经办结或已撤回，不能再撤回。",
                "This need is closed or withdrawn already and cannot be withdrawn.");
        needs.withdrawn(number, new Withdrawal(evidence, null), actor);
        runtime.messageEventReceived(NeedLifecycle.MESSAGE_WITHDRAWN, waiting.getId());
    }

    @Override
    public void undoesWithdrawal(String number, Actor actor) {
        Execution waiting = waiting(
                number,
                NeedLifecycle.MESSAGE_WITHDRAWAL_UNDONE,
                "撤回已经生效或没有撤回，不能恢复。",
                "There is no withdrawal that could still be undone.");
        needs.withdrawalUndone(number, actor);
        runtime.messageEventReceived(NeedLifecycle.MESSAGE_WITHDRAWAL_UNDONE, waiting.getId());
    }

    @Override
    public long objects(String number, Objection objection, Actor actor) {
        Execution waiting = waiting(
                number,
                NeedLifecycle.MESSAGE_OBJECTED,
                "这件需求现在不在公示期，不能提异议。",
                "This need is not posted now; nobody can object to it.");
        // Whoever brings it, the town answers it; nothing of it is public before.
        long id = needs.objected(
                number, new Objection(objection.text(), objection.name(), objection.phone(), false), actor);
        runtime.messageEventReceived(NeedLifecycle.MESSAGE_OBJECTED, waiting.getId());
        return id;
    }

    @Override
    public void appeals(String number, String text, Actor actor) {
        Execution waiting =
                waiting(number, NeedLifecycle.MESSAGE_APPEALED, "这件需求现在不能申诉。", "This need cannot be appealed now.");
        needs.appealed(number, text, actor);
        runtime.messageEventReceived(NeedLifecycle.MESSAGE_APPEALED, waiting.getId());
    }

    @Override
    public void rates(String number, Rating rating, @Nullable String word, Actor actor) {
        NeedView need = needs.view(number);
        String lead = need.mergedInto() == null ? number : need.mergedInto();
        Execution waiting = waiting(lead, NeedLifecycle.MESSAGE_RATED, "这件需求现在不能评价。", "This need cannot be rated now.");
        RatingResult result = needs.rated(number, new Rated(rating, word, false), actor);
        if (result.complete()) {
            runtime.messageEventReceived(NeedLifecycle.MESSAGE_RATED, waiting.getId());
        }
    }

    @Override
    public void answers(String number, String text, Actor actor) {
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey("UserTask_SupplementNeed")
                .singleResult();
        if (task == null) {
            throw Refusal.conflict("这件需求现在不需要补充。", "Nothing is asked about this need now.");
        }
        tasks.complete(task.getId(), Map.of("privateSupplement", text));
    }

    @Override
    public void objectsToMerge(String number, @Nullable String reason, Actor actor) {
        Execution waiting = waiting(
                number,
                NeedLifecycle.MESSAGE_MERGE_OBJECTED,
                "合并已经生效或没有合并，不能提出。",
                "There is no merge that could still be objected to.");
        needs.mergeObjected(number, reason, actor);
        runtime.messageEventReceived(NeedLifecycle.MESSAGE_MERGE_OBJECTED, waiting.getId());
    }

    @Override
    public boolean screened(
            String number,
            org.needsline.meeting.ScreeningOutcome outcome,
            @Nullable String reasonCode,
            String meetingId,
            String voteLine) {
        Optional<Execution> waiting = waitingFor(number, NeedLifecycle.MESSAGE_SCREENED);
        if (waiting.isEmpty()) {
            return false;
        }
        ScreeningOutcome decided = ScreeningOutcome.of(outcome.code());
        needs.screened(
                number,
                new ScreeningDecision(
                        decided,
                        DecidedBy.MEETING,
                        reasonCode == null ? null : RejectionReason.of(reasonCode),
                        decided == ScreeningOutcome.OUTSIDE_REMIT
                                ? "议定会认为超出职责 The meeting found it outside its remit"
                                : null,
                        meetingId + " " + voteLine,
                        null),
                Actor.of("meeting", number.substring(0, 12)));
        Map<String, Object> outcomeOf = Map.of(
                NeedLifecycle.SCREENING_OUTCOME,
                decided.code(),
                NeedLifecycle.APPEALED,
                needs.view(number).appealUsed(),
                NeedLifecycle.APPEAL_OUTCOME,
                "dismissed",
                NeedLifecycle.ENDING,
                decided == ScreeningOutcome.OUTSIDE_REMIT ? Ending.OUTSIDE_REMIT.code() : Ending.REJECTED.code());
        runtime.messageEventReceived(
                NeedLifecycle.MESSAGE_SCREENED,
                waiting.get().getId(),
                decided == ScreeningOutcome.REJECTED || decided == ScreeningOutcome.OUTSIDE_REMIT
                        ? outcomeOf
                        : Map.of(NeedLifecycle.SCREENING_OUTCOME, decided.code()));
        return true;
    }

    @Override
    @Transactional(readOnly = true)
    public List<WaitingNeed> of(String village) {
        return query.waitingForScreening(village, AGENDA).stream()
                .map(each -> new WaitingNeed(
                        each.number(),
                        each.title(),
                        each.category().label().toString(),
                        each.kind().code(),
                        each.urgency().code(),
                        each.registeredOn(),
                        each.households(),
                        each.hardship()))
                .toList();
    }

    private Execution waiting(String number, String message, String zh, String en) {
        needs.view(number);
        return waitingFor(number, message).orElseThrow(() -> Refusal.conflict(zh, en));
    }

    private Optional<Execution> waitingFor(String number, String message) {
        return runtime
                .createExecutionQuery()
                .processInstanceBusinessKey(number)
                .messageEventSubscriptionName(message)
                .listPage(0, 1)
                .stream()
                .findFirst();
    }
}
