package org.needsline.need.process;

import static org.camunda.spin.Spin.JSON;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.json.SpinJsonNode;
import org.needsline.engine.ModelBean;
import org.needsline.need.Level;
import org.needsline.need.NeedService;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.springframework.stereotype.Component;

/** What the select fields of forms offer, for input parameters of the model: {@code ${unitChoices.claimants(execution)}}. */
@Component("unitChoices")
@ModelBean
public class UnitChoices {

    private final Organisation organisation;
    private final NeedService needs;

    UnitChoices(Organisation organisation, NeedService needs) {
        this.organisation = organisation;
        this.needs = needs;
    }

    /** Units that may still claim. */
    public SpinJsonNode claimants(DelegateExecution execution) {
        return options(needs.view(execution.getProcessBusinessKey()).invited().stream()
                .flatMap(code -> organisation.unit(code).stream()));
    }

    /** Units to which a supervisor may give the need: departments and teams of the district and of its town, and the village. */
    public SpinJsonNode assignees(DelegateExecution execution) {
        String village = needs.view(execution.getProcessBusinessKey()).village();
        return options(Stream.of(Level.DISTRICT, Level.TOWN, Level.VILLAGE)
                .map(level -> level.unitOf(village))
                .flatMap(unit -> Stream.of(organisation.departmentsOf(unit), organisation.teamsOf(unit), village(unit)))
                .flatMap(List::stream));
    }

    private List<Unit> village(String unit) {
        return unit.length() == 12 ? organisation.unit(unit).stream().toList() : List.of();
    }

    private static SpinJsonNode options(Stream<Unit> units) {
        return JSON(units.map(unit -> Map.of("value", unit.code(), "label", unit.name() + " " + unit.nameEn()))
                .toList());
    }
}
