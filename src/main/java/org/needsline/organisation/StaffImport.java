package org.needsline.organisation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.needsline.organisation.ImportResult.Rejected;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads people and their roles from a file with the columns userId, name, email, phone, role and unit: one line for each role. A line
 * may be repeated later to change name, address or number; with {@code yes} in the column ends, the role ends, and with the last role
 * the login.
 */
@Component
class StaffImport {

    private static final List<String> COLUMNS = List.of("userId", "name", "role", "unit");
    private static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 -]{5,18}[0-9]");

    private final Units units;
    private final StaffRoles staff;
    private final Accounts accounts;
    private final TransactionTemplate transaction;

    StaffImport(Units units, StaffRoles staff, Accounts accounts, TransactionTemplate transaction) {
        this.units = units;
        this.staff = staff;
        this.accounts = accounts;
        this.transaction = transaction;
    }

    /**
     * Loads every line that is right, each in a transaction of its own.
     *
     * @param password gives each new person the first password
     * @param opened is told of each new person, with that password, after it is stored
     * @throws Refusal invalid, if the file as a whole cannot be read
     */
    ImportResult load(byte[] file, Supplier<String> password, BiConsumer<Staff, String> opened) {
        List<Rejected> rejected = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Map<String, Staff> people = new HashMap<>();
        int loaded = 0;
        int unchanged = 0;
        for (CsvLines.Line line : CsvLines.read(file, COLUMNS)) {
            try {
                Staff person = person(line);
                RoleInUnit role = role(line);
                if (!seen.add(person.userId() + " " + role.id())) {
                    throw Refusal.invalid("该人员的同一角色在文件中重复。", "The same role of this person is in the file twice.");
                }
                Staff before = people.putIfAbsent(person.userId(), person);
                if (before != null && !before.equals(person)) {
                    throw Refusal.invalid(
                            "用户“" + person.userId() + "”的姓名、邮箱或电话与前面的行不一致。",
                            "The name, e-mail or phone of " + person.userId() + " differs from a line before.");
                }
                String first = password.get();
                boolean ends = ends(line);
                Change change = transaction.execute(status -> ends ? end(person, role) : store(person, role, first));
                if (change == Change.NEW_PERSON) {
                    opened.accept(person, first);
                }
                if (change == Change.NONE) {
                    unchanged++;
                } else {
                    loaded++;
                }
            } catch (Refusal refusal) {
                rejected.add(new Rejected(line.number(), refusal.sentence()));
            }
        }
        return new ImportResult(loaded, unchanged, rejected);
    }

    private enum Change {
        NONE,
        SOME,
        NEW_PERSON
    }

    private Change store(Staff person, RoleInUnit role, String firstPassword) {
        Optional<Staff> known = staff.person(person.userId());
        boolean changed = true;
        if (known.isEmpty()) {
            staff.add(person);
        } else if (!known.get().equals(person)) {
            staff.change(person);
        } else {
            changed = false;
        }
        List<RoleInUnit> held = staff.of(person.userId());
        // Who held no role any more has no login either.
        boolean opened = (changed || held.isEmpty()) && accounts.open(person, firstPassword);
        if (!held.contains(role)) {
            staff.add(person.userId(), role);
            Unit unit = units.find(role.unitCode()).orElseThrow();
            accounts.join(person.userId(), role, GroupName.of(role.role(), unit));
            changed = true;
        }
        if (opened) {
            return Change.NEW_PERSON;
        }
        return changed ? Change.SOME : Change.NONE;
    }

    private Change end(Staff person, RoleInUnit role) {
        if (staff.person(person.userId()).isEmpty()) {
            throw Refusal.invalid("没有用户“" + person.userId() + "”。", "There is no user " + person.userId() + ".");
        }
        if (!staff.of(person.userId()).contains(role)) {
            return Change.NONE;
        }
        if (role.role() == Role.ADMIN && staff.countOf(Role.ADMIN) == 1) {
            throw Refusal.conflict("必须至少保留一名系统管理员。", "At least one administrator must remain.");
        }
        staff.end(person.userId(), role);
        accounts.leave(person.userId(), role, staff.of(person.userId()));
        return Change.SOME;
    }

    private static boolean ends(CsvLines.Line line) {
        String ends = line.cell("ends");
        return switch (ends.toLowerCase(Locale.ROOT)) {
            case "", "no", "否" -> false;
            case "yes", "是" -> true;
            default ->
                throw Refusal.invalid(
                        "ends列应为“是”或“否”，而不是“" + ends + "”。", "The column ends takes yes or no, not \"" + ends + "\".");
        };
    }

    private static Staff person(CsvLines.Line line) {
        String userId = line.cell("userId");
        if (!USER_ID.matcher(userId).matches()) {
            throw Refusal.invalid(
                    "用户名“" + userId + "”只能用英文字母、数字、点、连字符和下划线，最多64个。",
                    "The user id \"" + userId
                            + "\" may have letters, digits, dot, hyphen and underscore only, 64 at most.");
        }
        String name = line.cell("name");
        if (name.isEmpty() || name.length() > 100) {
            throw Refusal.invalid("姓名须为1至100个字。", "The name must have 1 to 100 characters.");
        }
        String email = line.cell("email");
        if (!email.isEmpty() && (email.length() > 200 || !EMAIL.matcher(email).matches())) {
            throw Refusal.invalid("邮箱“" + email + "”格式有误。", "\"" + email + "\" is no e-mail address.");
        }
        String phone = line.cell("phone");
        if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
            throw Refusal.invalid("电话“" + phone + "”格式有误。", "\"" + phone + "\" is no phone number.");
        }
        return new Staff(userId, name, orNull(email), orNull(phone));
    }

    private RoleInUnit role(CsvLines.Line line) {
        String id = line.cell("role");
        Role role = Role.of(id)
                .orElseThrow(() -> Refusal.invalid("角色“" + id + "”未知。", "The role \"" + id + "\" is unknown."));
        String code = line.cell("unit");
        Unit unit = units.find(code)
                .orElseThrow(
                        () -> Refusal.invalid("单位“" + code + "”不存在。", "The unit \"" + code + "\" does not exist."));
        if (!role.heldAt(unit.level())) {
            throw Refusal.invalid(
                    "层级为" + unit.level() + "的单位“" + code + "”没有角色“"
                            + role.label().zh() + "”。",
                    "The unit " + code + ", a " + unit.level() + ", has no role " + role.id() + ".");
        }
        return new RoleInUnit(role, code);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
