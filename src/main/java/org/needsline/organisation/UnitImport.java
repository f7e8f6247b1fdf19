package org.needsline.organisation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.needsline.organisation.ImportResult.Rejected;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Loads units from a file with the columns code, level, name and nameEn. A line may be repeated later to change the names. */
@Component
class UnitImport {

    private static final List<String> COLUMNS = List.of("code", "level", "name");

    private final Units units;
    private final TransactionTemplate transaction;

    UnitImport(Units units, TransactionTemplate transaction) {
        this.units = units;
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
                Unit unit = unit(line);
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
                if (Boolean.TRUE.equals(transaction.execute(status -> store(candidate.unit())))) {
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

    private static Unit unit(CsvLines.Line line) {
        String code = line.cell("code");
        UnitLevel level = level(line.cell("level"));
        if (!UnitCode.fits(code, level)) {
            Bilingual grammar = grammar(level);
            throw Refusal.invalid(
                    "编码“" + code + "”不符合" + level + "的规则：" + grammar.zh() + "。",
                    "The code \"" + code + "\" does not fit " + level + ": " + grammar.en() + ".");
        }
        String name = line.cell("name");
        if (name.isEmpty() || name.length() > 200) {
            throw Refusal.invalid("名称须为1至200个字。", "The name must have 1 to 200 characters.");
        }
        String nameEn = line.cell("nameEn");
        if (nameEn.length() > 200) {
            throw Refusal.invalid("英文名称不得超过200个字符。", "The English name must not exceed 200 characters.");
        }
        return new Unit(code, name, nameEn.isEmpty() ? name : nameEn, level);
    }

    private static UnitLevel level(String text) {
        try {
            return UnitLevel.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(
                    "层级“" + text + "”未知，应为DISTRICT、TOWN、VILLAGE、GRID、DEPARTMENT或TEAM。",
                    "The level \"" + text
                            + "\" is unknown; it must be DISTRICT, TOWN, VILLAGE, GRID, DEPARTMENT or TEAM.");
        }
    }

    private static Bilingual grammar(UnitLevel level) {
        return switch (level) {
            case DISTRICT -> Bilingual.of("6位数字", "6 digits");
            case TOWN -> Bilingual.of("9位数字", "9 digits");
            case VILLAGE -> Bilingual.of("12位数字", "12 digits");
            case GRID -> Bilingual.of("15位数字", "15 digits");
            case DEPARTMENT ->
                Bilingual.of(
                        "区或街镇编码加“-”加小写英文简称，共不超过47个字符",
                        "code of a district or town, a hyphen and a short name in lower case, 47 characters at most");
            case TEAM ->
                Bilingual.of(
                        "区、街镇或村编码加“-”加小写英文简称，共不超过47个字符",
                        "code of a district, town or village, a hyphen and a short name in lower case, 47 characters at most");
        };
    }

    /** Returns whether anything changed. */
    private boolean store(Unit unit) {
        Optional<String> parent = UnitCode.parent(unit.code());
        if (parent.isPresent() && units.find(parent.get()).isEmpty()) {
            throw Refusal.invalid(
                    "上级单位“" + parent.get() + "”不存在。", "The unit above, " + parent.get() + ", does not exist.");
        }
        Optional<Unit> known = units.find(unit.code());
        if (known.isEmpty()) {
            units.add(unit);
            return true;
        }
        if (known.get().level() != unit.level()) {
            throw Refusal.invalid(
                    "单位“" + unit.code() + "”已存在，层级为" + known.get().level() + "。",
                    "The unit " + unit.code() + " exists already, as "
                            + known.get().level() + ".");
        }
        if (known.get().equals(unit)) {
            return false;
        }
        units.rename(unit);
        return true;
    }

    private record Candidate(long line, Unit unit) {

        /** Places before what belongs to them, from the top down. */
        int depth() {
            int hyphen = unit.code().indexOf('-');
            return hyphen < 0 ? unit.code().length() : 100;
        }
    }
}
