package org.needsline.conduct;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.needsline.notification.Audience;
import org.needsline.notification.NotificationEvent;
import org.needsline.notification.NotificationEvents;
import org.needsline.notification.Notifications;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Role;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reports about officials (domain 3.2, intake): numbered on their own, never posted, never shown to the village, decided by the
 * discipline office of the district.
 */
@Service
public class ConductReports {

    private static final Set<String> CHANNELS = Set.of("visit", "phone", "hall", "web", "hotline", "import");
    private static final Pattern DISTRICT = Pattern.compile("\\d{6}");
    private static final Pattern VILLAGE = Pattern.compile("\\d{12}");
    private static final Pattern PHONE = Pattern.compile("\\+?\\d[\\d -]{4,18}");
    private static final int ACCOUNT_MAX = 2000;
    private static final int ANSWER_MAX = 2000;
    private static final int NAME_MAX = 60;
    private static final int CONCERNED_MAX = 200;
    private static final int EMAIL_MAX = 320;

    private final JdbcClient client;
    private final ConductDesk desk;
    private final Notifications notifications;
    private final Organisation organisation;
    private final Clock clock;
    private final ZoneId zone;
    private final TransactionTemplate alone;

    ConductReports(
            JdbcClient client,
            ConductDesk desk,
            Notifications notifications,
            Organisation organisation,
            Clock clock,
            PlatformTransactionManager transactions,
            @Value("${needsline.zone}") ZoneId zone) {
        this.client = client;
        this.desk = desk;
        this.notifications = notifications;
        this.organisation = organisation;
        this.clock = clock;
        this.zone = zone;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Registers a report and lays it before the discipline office.
     *
     * @return its number, {@code CR-district-year-nnnn}: all that the person who registered it learns
     * @throws Refusal when the account is missing or too long, or a code, phone or address is none
     */
    @Transactional
    public String report(NewConduct conduct) {
        String number = register(conduct);
        desk.lay(number, conduct.district());
        return number;
    }

    /** Registers a report that already has a process of its own. Same checks and result as {@link #report}. */
    @Transactional
    public String register(NewConduct conduct) {
        NewConduct checked = checked(conduct);
        Instant now = clock.instant();
        String number = nextNumber(checked.district(), now.atZone(zone).getYear());
        client.sql("insert into conduct_report (number, district, village, channel, account, concerned, reporter_name,"
                        + " reporter_phone, reporter_email, registered_by, registered_at, status)"
                        + " values (:number, :district, :village, :channel, :account, :concerned, :name, :phone, :email, :by, :at,"
                        + " 'registered')")
                .param("number", number)
                .param("district", checked.district())
                .param("village", checked.village())
                .param("channel", checked.channel())
                .param("account", checked.account())
                .param("concerned", checked.concerned())
                .param("name", checked.reporterName())
                .param("phone", checked.reporterPhone())
                .param("email", checked.reporterEmail())
                .param("by", checked.registeredBy())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
        notifications.tell(NotificationEvent.of(
                NotificationEvents.CONDUCT_RECEIVED,
                number,
                Audience.groups("discipline." + checked.district()).and(Audience.users(checked.registeredBy()))));
        return number;
    }

    /** Taken under the lock of the counter's row, so that parallel registrations get numbers without gaps. */
    private String nextNumber(String district, int inYear) {
        if (raise(district, inYear) == 0) {
            openCounter(district, inYear);
            raise(district, inYear);
        }
        int next = client.sql("select last_number from conduct_number where district = ? and in_year = ?")
                .param(district)
                .param(inYear)
                .query(Integer.class)
                .single();
        return String.format(Locale.ROOT, "CR-%s-%d-%04d", district, inYear, next);
    }

    private int raise(String district, int inYear) {
        return client.sql("update conduct_number set last_number = last_number + 1 where district = ? and in_year = ?")
                .param(district)
                .param(inYear)
                .update();
    }

    /** In a transaction of its own: when two open the year's counter at once, the slower one must not lose its report. */
    private void openCounter(String district, int inYear) {
        try {
            alone.executeWithoutResult(
                    status -> client.sql("insert into conduct_number (district, in_year, last_number) values (?, ?, 0)")
                            .param(district)
                            .param(inYear)
                            .update());
        } catch (DuplicateKeyException e) {
            return;
        }
    }

    /**
     * The discipline office has decided. A repeat of the same decision changes nothing.
     *
     * @param accepted whether the report is taken up
     * @param answer what the reporter is told, at most 2,000 characters
     * @throws Refusal when there is no such report, it was decided otherwise before, or the answer is missing or too long
     */
    @Transactional
    public void decided(String number, boolean accepted, @Nullable String answer, String decidedBy) {
        String words = required(answer, ANSWER_MAX, "请填写答复，不超过2000字。", "Give an answer of at most 2,000 characters.");
        ConductReport report = require(number);
        ConductReport.Status decision = accepted ? ConductReport.Status.ACCEPTED : ConductReport.Status.DECLINED;
        if (report.status() == decision) {
            return;
        }
        if (report.status() != ConductReport.Status.REGISTERED) {
            throw Refusal.conflict("该反映已有决定。", "This report has been decided already.");
        }
        client.sql("update conduct_report set status = ?, answer = ?, decided_by = ?, decided_at = ? where number = ?")
                .param(decision.code())
                .param(words)
                .param(decidedBy)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(number)
                .update();
        if (report.reporterEmail() != null) {
            notifications.tell(new NotificationEvent(
                    NotificationEvents.CONDUCT_DECIDED,
                    number,
                    Map.of("decision", accepted ? "已立案受理 accepted" : "不予受理 declined", "answer", words),
                    Audience.reporter(report.reporterName(), null, report.reporterEmail())));
        }
    }

    /** Reminds the discipline office that its time is over; the report stays with it. */
    @Transactional
    public void overdue(String number) {
        notifications.tell(NotificationEvent.of(
                NotificationEvents.CONDUCT_OVERDUE,
                number,
                Audience.groups("discipline." + require(number).district())));
    }

    /**
     * The report with everything in it, for a member of the discipline office of its district; who read it and when is kept.
     *
     * @throws Refusal when there is no such report, in the same words when there is one that is not for this person
     */
    @Transactional
    public ConductReport read(String number, String userId) {
        ConductReport report = find(number)
                .filter(found -> organisation.holds(userId, Role.DISCIPLINE, found.district()))
                .orElseThrow(ConductReports::noSuchReport);
        client.sql("insert into conduct_reading (number, read_by, read_at) values (?, ?, ?)")
                .param(number)
                .param(userId)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return report;
    }

    private static Refusal noSuchReport() {
        return Refusal.notFound("没有这份反映。", "There is no such report.");
    }

    private Optional<ConductReport> find(String number) {
        return client.sql(
                        "select number, district, village, channel, account, concerned, reporter_name, reporter_phone,"
                                + " reporter_email, registered_by, registered_at, status, answer, decided_by, decided_at"
                                + " from conduct_report where number = ?")
                .param(number)
                .query((row, i) -> ConductReport.of(row))
                .optional();
    }

    private ConductReport require(String number) {
        return find(number).orElseThrow(ConductReports::noSuchReport);
    }

    private static NewConduct checked(NewConduct given) {
        if (!DISTRICT.matcher(given.district()).matches()) {
            throw Refusal.invalid("区编码应为6位数字。", "A district code has 6 digits.");
        }
        String village = blankToNull(given.village());
        if (village != null && (!VILLAGE.matcher(village).matches() || !village.startsWith(given.district()))) {
            throw Refusal.invalid("村编码应为本区的12位数字。", "A village code has 12 digits and begins with its district's.");
        }
        if (!CHANNELS.contains(given.channel())) {
            throw Refusal.invalid("反映渠道无效。", "There is no such channel.");
        }
        String phone = blankToNull(given.reporterPhone());
        if (phone != null && !PHONE.matcher(phone).matches()) {
            throw Refusal.invalid("联系电话无效。", "The phone number is not valid.");
        }
        String email = blankToNull(given.reporterEmail());
        if (email != null && !email.matches("[^@\\s]+@[^@\\s]+")) {
            throw Refusal.invalid("电子邮箱无效。", "The e-mail address is not valid.");
        }
        return new NewConduct(
                given.district(),
                village,
                given.channel(),
                required(
                        given.account(),
                        ACCOUNT_MAX,
                        "请填写反映内容，不超过2000字。",
                        "Say what happened, in at most 2,000 characters."),
                atMost(blankToNull(given.concerned()), CONCERNED_MAX),
                atMost(blankToNull(given.reporterName()), NAME_MAX),
                phone,
                atMost(email, EMAIL_MAX),
                given.registeredBy());
    }

    private static String required(@Nullable String text, int max, String zh, String en) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.isEmpty() || stripped.length() > max) {
            throw Refusal.invalid(zh, en);
        }
        return stripped;
    }

    private static @Nullable String atMost(@Nullable String text, int max) {
        if (text != null && text.length() > max) {
            throw Refusal.invalid("填写内容过长（最多" + max + "字）。", "A field is too long (at most " + max + " characters).");
        }
        return text;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
