package org.needsline.organisation;

import java.util.List;
import java.util.Optional;
import org.needsline.organisation.OrganisationSettings.FirstAdministratorSettings;
import org.needsline.wording.Bilingual;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sees to it that somebody can log in and look after users. Camunda's set-up page is closed always, so there is no other way in, and a
 * real installation does not start without.
 */
@Component
class FirstAdministrator {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    /** Codes that begin with 99 belong to no real place. */
    private static final String SAMPLE_DISTRICT = "990101";

    private final Accounts accounts;
    private final StaffRoles staff;
    private final Units units;
    private final FirstAdministratorSettings settings;
    private final boolean required;

    FirstAdministrator(
            Accounts accounts, StaffRoles staff, Units units, OrganisationSettings settings, Environment environment) {
        this.accounts = accounts;
        this.staff = staff;
        this.units = units;
        this.settings = settings.firstAdministrator();
        this.required = environment.acceptsProfiles(Profiles.of("postgres"));
    }

    /**
     * Opens the configured login if there is no administrator, and gives it the role in the district once that is known.
     *
     * @throws StartRefused if nobody is configured though it is required, or the password is weak, or sample people are about
     */
    @Transactional
    public void settle() {
        if (required && units.find(SAMPLE_DISTRICT).isPresent()) {
            throw new StartRefused(
                    Bilingual.of(
                            "数据库中有示例区，其人员都用公开的示例密码。请改用空数据库。",
                            "This database holds the sample district, whose people have a password that everybody knows: use an empty one."));
        }
        if (!accounts.hasAdministrator()) {
            if (settings.id().isBlank() || settings.password().isBlank()) {
                missing();
                return;
            }
            open();
        }
        takeOffice();
    }

    private void missing() {
        if (required) {
            throw new StartRefused(Bilingual.of(
                    "还没有系统管理员：请设置needsline.first-administrator.id和needsline.first-administrator.password后再启动。",
                    "There is no administrator yet: set needsline.first-administrator.id and"
                            + " needsline.first-administrator.password, then start again."));
        }
        LOG.warn("还没有系统管理员，没有人能管理用户。 There is no administrator yet, and nobody can look after users:"
                + " set needsline.first-administrator.id and needsline.first-administrator.password.");
    }

    private void open() {
        Optional<Bilingual> weakness = accounts.weakness(settings.password(), settings.id());
        if (weakness.isPresent()) {
            throw new StartRefused(Bilingual.of(
                    "needsline.first-administrator.password太弱：" + weakness.get().zh(),
                    "needsline.first-administrator.password is too weak: "
                            + weakness.get().en()));
        }
        Staff person = staff.person(settings.id()).orElseGet(() -> {
            Staff newcomer = new Staff(settings.id(), Role.ADMIN.label().zh(), null, null);
            staff.add(newcomer);
            return newcomer;
        });
        accounts.open(person, settings.password());
        accounts.joinAdministrators(person.userId());
        LOG.info(
                "已建立系统管理员{}，请首次登录后修改密码。 Administrator {} can log in now; change the password then.",
                person.userId(),
                person.userId());
    }

    private void takeOffice() {
        if (settings.id().isBlank() || staff.person(settings.id()).isEmpty()) {
            return;
        }
        boolean inOffice = staff.of(settings.id()).stream().anyMatch(held -> held.role() == Role.ADMIN);
        List<Unit> districts = units.ofLevel(UnitLevel.DISTRICT);
        if (!inOffice && districts.size() == 1) {
            RoleInUnit role = new RoleInUnit(Role.ADMIN, districts.get(0).code());
            staff.add(settings.id(), role);
            accounts.join(settings.id(), role, GroupName.of(Role.ADMIN, districts.get(0)));
        }
    }
}
