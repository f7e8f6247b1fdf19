package org.needsline.need.process;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.needsline.need.Actor;
import org.needsline.need.NeedService;
import org.needsline.need.Objection;
import org.needsline.need.Rating;
import org.needsline.need.ResidentActs;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/** Carries what a resident asked a member of staff to do to where the need waits for it. */
@Component
class ActForResidentDelegate implements JavaDelegate {

    private final ResidentActs acts;
    private final NeedService needs;
    private final NeedMessages messages;
    private final Organisation organisation;

    ActForResidentDelegate(ResidentActs acts, NeedService needs, NeedMessages messages, Organisation organisation) {
        this.acts = acts;
        this.needs = needs;
        this.messages = messages;
        this.organisation = organisation;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        String number = step.required("number", "需求编号", "number of the need");
        Actor actor = actor(step, number);
        String text = step.text("privateText");
        String evidence = step.text("privateEvidence");
        String name = step.text("privateObjectorName");
        String phone = step.text("privateObjectorPhone");
        String rating = step.text("rating");
        switch (step.required("act", "事项", "act")) {
            case "withdraw" ->
                acts.withdraws(
                        number, given(evidence == null ? text : evidence, "撤回意愿的凭据", "evidence of the wish"), actor);
            case "undoWithdrawal" -> acts.undoesWithdrawal(number, actor);
            case "object" ->
                acts.objects(number, new Objection(given(text, "异议内容", "objection"), name, phone, false), actor);
            case "appeal" -> acts.appeals(number, given(text, "申诉理由", "appeal"), actor);
            case "rate" -> acts.rates(number, Rating.of(given(rating, "评价", "rating")), text, actor);
            case "answer" -> acts.answers(number, given(text, "补充内容", "answer"), actor);
            case "objectMerge" -> acts.objectsToMerge(number, text, actor);
            case "reissueCode" ->
                messages.handOutAgain(
                        number,
                        needs.codeReissued(
                                number,
                                given(evidence == null ? text : evidence, "核实身份的凭据", "evidence of who asks"),
                                actor),
                        actor.userId());
            default -> throw Refusal.invalid("没有这个事项。", "There is no such act.");
        }
        execution.setProcessBusinessKey(number);
    }

    private Actor actor(Step step, String number) {
        String userId = step.userId();
        if (userId == null) {
            return Actor.resident();
        }
        Set<String> units =
                organisation.unitsOf(userId).stream().map(Unit::code).collect(Collectors.toSet());
        boolean own = number.length() > 12
                && units.stream()
                        .anyMatch(code -> code.startsWith(number.substring(0, 12))
                                || (code.length() <= 9 && number.startsWith(code)));
        if (!own) {
            throw Refusal.notFound(
                    "您的单位没有编号为“" + number + "”的需求。", "Your unit has no need with the number " + number + ".");
        }
        return step.actor(units.iterator().next());
    }

    private static String given(@Nullable String value, String zh, String en) {
        if (value == null) {
            throw Refusal.invalid("请填写" + zh + "。", "Please give the " + en + ".");
        }
        return value;
    }
}
