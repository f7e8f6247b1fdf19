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
import org.needsline.organisation.ImportResult.Rejected;
import org.needsline.organisation.Personnel.Change;
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

    private final StaffRules rules;
    private final Personnel personnel;
    private final TransactionTemplate transaction;

    StaffImport(StaffRules rules, Personnel personnel, TransactionTemplate transaction) {
        this.rules = rules;
        this.personnel = personnel;
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
                Staff person =
                        rules.person(line.cell("userId"), line.cell("name"), line.cell("email"), line.cell("phone"));
                boolean ends = ends(line);
                RoleInUnit role = role(line, ends);
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
                Change change =
                        transaction.execute(status -> ends ? end(person, role) : personnel.store(person, role, first));
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

    private Change end(Staff person, RoleInUnit role) {
        return personnel.end(person.userId(), role) ? Change.SOME : Change.NONE;
    }

    /** A role that ends may be one that nobody could be given any more. */
    private RoleInUnit role(CsvLines.Line line, boolean ends) {
        Optional<Role> known = Role.of(line.cell("role"));
        if (ends && known.isPresent()) {
            return new RoleInUnit(known.get(), line.cell("unit"));
        }
        return rules.role(line.cell("role"), line.cell("unit"));
    }
}
