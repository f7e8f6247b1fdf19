package org.needsline.organisation;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Units, as files and administrators add, rename and close them. */
@Service
@Transactional
class UnitUpkeep {

    private static final int LONGEST_NAME = 200;

    private final Units units;
    private final StaffRoles staff;
    private final List<OpenWork> work;
    private final AdministrationLog log;
    private final Clock clock;

    UnitUpkeep(Units units, StaffRoles staff, List<OpenWork> work, AdministrationLog log, Clock clock) {
        this.units = units;
        this.staff = staff;
        this.work = work;
        this.log = log;
        this.clock = clock;
    }

    /**
     * The unit as entered.
     *
     * @throws Refusal invalid, with what is wrong
     */
    static Unit unit(String code, String levelName, String name, String nameEn) {
        UnitLevel level = level(levelName);
        if (!UnitCode.fits(code, level)) {
            Bilingual grammar = grammar(level);
            throw Refusal.invalid(
                    "编码“" + code + "”不符合" + level + "的规则：" + grammar.zh() + "。",
                    "The code \"" + code + "\" does not fit " + level + ": " + grammar.en() + ".");
        }
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw Refusal.invalid("名称须为1至200个字。", "The name must have 1 to 200 characters.");
        }
        if (nameEn.length() > LONGEST_NAME) {
            throw Refusal.invalid("英文名称不得超过200个字符。", "The English name must not exceed 200 characters.");
        }
        return new Unit(code, name.strip(), nameEn.isBlank() ? name.strip() : nameEn.strip(), level);
    }

    /** Adds a unit, or takes over its names. Returns whether anything changed. */
    boolean store(Unit unit) {
        Optional<String> parent = UnitCode.parent(unit.code());
        if (parent.isPresent() && units.find(parent.get()).isEmpty()) {
            throw Refusal.invalid(
                    "上级单位“" + parent.get() + "”不存在。", "The unit above, " + parent.get() + ", does not exist.");
        }
        if (parent.isPresent() && units.isClosed(parent.get())) {
            throw Refusal.invalid("上级单位“" + parent.get() + "”已撤销。", "The unit above, " + parent.get() + ", is closed.");
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
        if (units.isClosed(unit.code())) {
            units.reopen(unit.code());
            units.rename(unit);
            return true;
        }
        if (known.get().equals(unit)) {
            return false;
        }
        units.rename(unit);
        return true;
    }

    void add(Unit unit, String by) {
        if (units.find(unit.code()).isPresent() && !units.isClosed(unit.code())) {
            throw Refusal.conflict("编码“" + unit.code() + "”已被使用。", "The code " + unit.code() + " is in use already.");
        }
        store(unit);
        log.record(by, "unit.add", unit.code(), Bilingual.of("新增单位“" + unit.name() + "”", "Added: " + unit.nameEn()));
    }

    void rename(String code, String name, String nameEn, String by) {
        Unit before = require(code);
        Unit after = unit(code, before.level().name(), name, nameEn);
        if (!after.equals(before)) {
            units.rename(after);
            log.record(
                    by,
                    "unit.rename",
                    code,
                    Bilingual.of(
                            "“" + before.name() + "”改名为“" + after.name() + "”",
                            before.nameEn() + " renamed to " + after.nameEn()));
        }
    }

    /**
     * Closes a unit: it gets no new work and no people any more, and keeps its name in old cases.
     *
     * @throws Refusal conflict, while it has open work, people or open units below
     */
    void close(String code, String by) {
        Unit unit = require(code);
        long below = units.openBelow(code);
        if (below > 0) {
            throw Refusal.conflict(
                    "“" + unit.name() + "”还有" + below + "个下级单位，请先撤销它们。",
                    unit.nameEn() + " still has " + below + " units below it: close them first.");
        }
        long open = work.stream().mapToLong(each -> each.in(code)).max().orElse(0);
        if (open > 0) {
            throw Refusal.conflict(
                    "“" + unit.name() + "”还有" + open + "件未办结的工作，请先办结或转交。",
                    unit.nameEn() + " still has open work (" + open + "): finish it or hand it over first.");
        }
        long people = staff.countIn(code);
        if (people > 0) {
            throw Refusal.conflict(
                    "“" + unit.name() + "”还有人员担任" + people + "个角色，请先结束这些角色。",
                    unit.nameEn() + " still has people in " + people + " roles: end them first.");
        }
        units.close(code, clock.instant());
        log.record(by, "unit.close", code, Bilingual.of("撤销单位“" + unit.name() + "”", "Closed: " + unit.nameEn()));
    }

    private Unit require(String code) {
        return units.find(code)
                .orElseThrow(() ->
                        Refusal.notFound("没有编码为“" + code + "”的单位。", "There is no unit with the code " + code + "."));
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
}
