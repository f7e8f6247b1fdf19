package org.needsline.access.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessActs;
import org.needsline.access.AccessFiling;
import org.needsline.access.Coded;
import org.needsline.access.ExitGround;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Role;
import org.needsline.organisation.RoleInUnit;
import org.needsline.organisation.UnitCode;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/** Brings what a department or community wants to the case, after looking whether it may. */
@Component
class ActOnAccessDelegate implements JavaDelegate {

    private final AccessFiling filing;
    private final AccessActs acts;
    private final AccessStartChoices choices;
    private final UnitNames names;
    private final Organisation organisation;

    ActOnAccessDelegate(
            AccessFiling filing,
            AccessActs acts,
            AccessStartChoices choices,
            UnitNames names,
            Organisation organisation) {
        this.filing = filing;
        this.acts = acts;
        this.choices = choices;
        this.names = names;
        this.organisation = organisation;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm form = LinkForm.of(execution);
        String by = form.by();
        String written = form.text(AccessAction.NUMBER);
        if (written == null) {
            throw Refusal.invalid("请选择是哪一项。", "Choose which request or item it is.");
        }
        String number = ItemNames.number(written, choices.requestsToActOn(by));
        String words = form.text(AccessAction.PRIVATE_WORDS);
        String act = String.valueOf(form.text(AccessAction.ACT));
        String community = form.text(AccessAction.COMMUNITY);
        String ground = form.text(AccessAction.EXIT_GROUND);
        switch (act) {
            case AccessAction.WITHDRAW -> {
                if (!organisation.holds(by, Role.OFFICER, filing.view(number).department())) {
                    throw Refusal.forbidden("只有申报部门可以撤回。", "Only the department that filed it can withdraw it.");
                }
                acts.withdraws(number, words, by);
            }
            case AccessAction.OBJECT -> acts.objects(number, words, by);
            case AccessAction.EXIT ->
                acts.asksForExit(
                        number,
                        community == null ? communityOf(by) : represented(by, community),
                        Coded.of(ExitGround.class, ground, "退出理由", "ground for exit"),
                        words,
                        by);
            default -> throw Refusal.invalid("请选择要办的事项。", "Choose what is to be done.");
        }
        execution.setProcessBusinessKey(number);
    }

    private String represented(String userId, String written) {
        String community = names.community(
                written,
                organisation.unitsOf(userId).stream()
                        .findFirst()
                        .map(unit -> UnitCode.district(unit.code()))
                        .orElse(""));
        if (!organisation.holds(userId, Role.SECRETARY, community)) {
            throw Refusal.forbidden("您不是该社区的书记。", "You are not the secretary of that community.");
        }
        return community;
    }

    private String communityOf(String userId) {
        List<String> communities = organisation.rolesOf(userId).stream()
                .filter(held -> held.role() == Role.SECRETARY)
                .map(RoleInUnit::unitCode)
                .toList();
        if (communities.size() != 1) {
            throw Refusal.forbidden("只有社区书记可以要求退出。", "Only the secretary of a community can ask for exit.");
        }
        return communities.get(0);
    }
}
