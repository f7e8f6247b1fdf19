package org.needsline.organisation;

import java.util.ArrayList;
import java.util.List;
import org.needsline.wording.Bilingual;
import org.springframework.stereotype.Service;

/** Units and people as files, both ways: what is written here is what the import takes. */
@Service
class StaffFiles {

    static final List<String> STAFF = List.of("userId", "name", "email", "phone", "role", "unit", "ends");
    static final List<String> UNITS = List.of("code", "level", "name", "nameEn");

    private final StaffImport staffImport;
    private final UnitImport unitImport;
    private final StaffRoles staff;
    private final Units units;
    private final Personnel personnel;
    private final AdministrationLog log;

    StaffFiles(
            StaffImport staffImport,
            UnitImport unitImport,
            StaffRoles staff,
            Units units,
            Personnel personnel,
            AdministrationLog log) {
        this.staffImport = staffImport;
        this.unitImport = unitImport;
        this.staff = staff;
        this.units = units;
        this.personnel = personnel;
        this.log = log;
    }

    /** A first password, shown once. */
    record FirstPassword(String userId, String name, String password) {}

    /** What became of a file, and the first passwords of those who are new. */
    record Imported(int loaded, int unchanged, List<ImportResult.Rejected> rejected, List<FirstPassword> passwords) {}

    byte[] staff() {
        CsvText file = new CsvText(STAFF);
        for (StaffRoles.PersonInRole line : staff.all()) {
            file.add(
                    line.person().userId(),
                    line.person().name(),
                    line.person().email(),
                    line.person().phone(),
                    line.role().role().id(),
                    line.role().unitCode(),
                    "");
        }
        return file.bytes();
    }

    byte[] units() {
        CsvText file = new CsvText(UNITS);
        units.open().forEach(unit -> file.add(unit.code(), unit.level().name(), unit.name(), unit.nameEn()));
        return file.bytes();
    }

    /** Each right line is loaded in a transaction of its own. */
    Imported importStaff(byte[] file, String by) {
        List<FirstPassword> passwords = new ArrayList<>();
        ImportResult result = staffImport.load(file, InitialPassword::next, (person, password) -> {
            personnel.hasInitialPassword(person.userId());
            passwords.add(new FirstPassword(person.userId(), person.name(), password));
        });
        logged("staff.import", result, by);
        return new Imported(result.loaded(), result.unchanged(), result.rejected(), passwords);
    }

    Imported importUnits(byte[] file, String by) {
        ImportResult result = unitImport.load(file);
        logged("unit.import", result, by);
        return new Imported(result.loaded(), result.unchanged(), result.rejected(), List.of());
    }

    private void logged(String act, ImportResult result, String by) {
        int rejected = result.rejected().size();
        log.record(
                by,
                act,
                "CSV",
                Bilingual.of(
                        "载入" + result.loaded() + "行，" + result.unchanged() + "行无变化，拒绝" + rejected + "行",
                        result.loaded() + " lines loaded, " + result.unchanged() + " unchanged, " + rejected
                                + " rejected"));
    }
}
