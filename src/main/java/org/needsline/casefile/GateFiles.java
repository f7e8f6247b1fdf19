package org.needsline.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.needsline.access.AccessCases;
import org.needsline.access.AccessFiles;
import org.needsline.access.GateFacts;
import org.needsline.casefile.CaseFile.Happening;
import org.needsline.organisation.Organisation;
import org.springframework.stereotype.Component;

/** Reads the file of a case at the gate. */
@Component
class GateFiles {

    private final AccessFiles files;
    private final AccessCases cases;
    private final CaseShelves shelves;
    private final Names names;
    private final Organisation organisation;

    GateFiles(AccessFiles files, AccessCases cases, CaseShelves shelves, Names names, Organisation organisation) {
        this.files = files;
        this.cases = cases;
        this.shelves = shelves;
        this.names = names;
        this.organisation = organisation;
    }

    GateFile read(GateCase one, String userId) {
        GateFacts facts = files.of(one.access());
        CaseShelf shelf = shelves.of(one, userId);
        return new GateFile(
                facts,
                shelf.scores(),
                shelf.evidence(),
                shelf.colleagueNotes(),
                shelf.timeline(told(facts.timeline())),
                shelf.accesses(),
                shelf.takesEvidence());
    }

    /** What the task list shows of it. */
    Optional<TaskCard> card(TaskCase task, String userId) {
        String number = task.caseNumber();
        return cases.find(number)
                .map(one -> new TaskCard(
                        number,
                        one.title(),
                        null,
                        null,
                        names.unit(one.report() ? one.communities().get(0) : one.department()),
                        one.emergency(),
                        holder(task.group(), userId),
                        one.report() ? null : files.listedTotal(number).orElse(null)));
    }

    private CaseFile.@Nullable UnitName holder(@Nullable String group, String userId) {
        if (group == null
                || organisation.rolesOf(userId).stream()
                        .anyMatch(held -> held.id().equals(group))) {
            return null;
        }
        return names.subject(group);
    }

    private static List<CaseShelf.Told> told(List<GateFacts.Happened> newestFirst) {
        List<CaseShelf.Told> told = new ArrayList<>();
        for (GateFacts.Happened each : newestFirst) {
            told.add(new CaseShelf.Told(
                    each.moment(),
                    newestFirst.size() - told.size(),
                    new Happening(each.at(), each.sentence(), each.by(), each.byClock(), each.note())));
        }
        return told;
    }
}
