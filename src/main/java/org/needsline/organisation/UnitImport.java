package org.needsline.organisation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.needsline.organisation.ImportResult.Rejected;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Loads units from a file with the columns code, level, name and nameEn. A line may be repeated later to change the names. */
@Component
class UnitImport {

    private static final List<String> COLUMNS = List.of("code", "level", "name");

    private final UnitUpkeep upkeep;
    private final TransactionTemplate transaction;

    UnitImport(UnitUpkeep upkeep, TransactionTemplate transaction) {
        this.upkeep = upkeep;
        this.transaction = transaction;
    }

    /**
     * Loads every line that is right; a parent may stand below its children.
     *
     * @throws Refusal invalid, if the file as a whole cannot be read
     */
    ImportResult load(byte[] file) {
        List<Rejected> rejected = new ArrayList<>();
        List<Candidate> candidates = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (CsvLines.Line line : CsvLines.read(file, COLUMNS)) {
            try {
                Unit unit =
                        UnitUpkeep.unit(line.cell("code"), line.cell("level"), line.cell("name"), line.cell("nameEn"));
                if (!seen.add(unit.code())) {
                    throw Refusal.invalid(
                            "编码“" + unit.code() + "”在文件中重复。", "The code " + unit.code() + " is in the file twice.");
                }
                candidates.add(new Candidate(line.number(), unit));
            } catch (Refusal refusal) {
                rejected.add(new Rejected(line.number(), refusal.sentence()));
            }
        }
        candidates.sort(Comparator.comparing(Candidate::depth));
        int loaded = 0;
        int unchanged = 0;
        for (Candidate candidate : candidates) {
            try {
                if (Boolean.TRUE.equals(transaction.execute(status -> upkeep.store(candidate.unit())))) {
                    loaded++;
                } else {
                    unchanged++;
                }
            } catch (Refusal refusal) {
                rejected.add(new Rejected(candidate.line(), refusal.sentence()));
            }
        }
        rejected.sort(Comparator.comparing(Rejected::line));
        return new ImportResult(loaded, unchanged, rejected);
    }

    private record Candidate(long line, Unit unit) {

        /** Places before what belongs to them, from the top down. */
        int depth() {
            int hyphen = unit.code().indexOf('-');
            return hyphen < 0 ? unit.code().length() : 100;
        }
    }
}
