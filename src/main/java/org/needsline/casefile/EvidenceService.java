package org.needsline.casefile;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.needsline.calendar.WorkCalendar;
import org.needsline.casefile.CaseFile.EvidenceItem;
import org.needsline.casefile.CaseFile.Happening;
import org.needsline.need.Concern;
import org.needsline.need.NeedService;
import org.needsline.need.NeedView;
import org.needsline.need.Status;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Reach;
import org.needsline.organisation.Role;
import org.needsline.organisation.UnitCode;
import org.needsline.wording.Bilingual;
import org.springframework.stereotype.Service;

/** Photos and documents of a case: who may add, see, release and withdraw them. */
@Service
class EvidenceService {

    private static final Set<Status> OVER = EnumSet.of(Status.CLOSED, Status.WITHDRAWN);

    private final EvidenceFiles files;
    private final NeedService needs;
    private final Organisation organisation;
    private final Names names;

    EvidenceService(EvidenceFiles files, NeedService needs, Organisation organisation, Names names) {
        this.files = files;
        this.needs = needs;
        this.organisation = organisation;
        this.names = names;
    }

    List<Evidence> ofCase(String number) {
        return files.ofCase(number);
    }

    /** People whose unit works on the case, while it is open. */
    boolean mayAdd(NeedView need, String userId) {
        return !OVER.contains(need.status()) && worksOn(need, userId);
    }

    /** Whether the case concerns the person's own unit, or is their own report; to answer for units below is not to work on their cases. */
    boolean worksOn(NeedView need, String userId) {
        Reach reach = organisation.reachOf(userId);
        Reach own = new Reach(userId, reach.units(), Set.of(), reach.ownReports());
        return needs.concernOf(need.number())
                .map(concern -> covers(own, concern))
                .orElse(false);
    }

    private static boolean covers(Reach reach, Concern concern) {
        return reach.covers(concern.village(), concern.units(), concern.registeredBy());
    }

    /** The clerk of the village or of its town lets the public see a photo. */
    boolean mayRelease(Evidence file, NeedView need, String userId) {
        return file.photo() && file.released() == null && file.withdrawn() == null && isClerkOf(need, userId);
    }

    private boolean isClerkOf(NeedView need, String userId) {
        return organisation.holds(userId, Role.CLERK, need.village())
                || UnitCode.town(need.village())
                        .filter(town -> organisation.holds(userId, Role.CLERK, town))
                        .isPresent();
    }

    /** Whoever added a file takes it back while the case is open; the village's or town's clerk and the supervisor above, also later. */
    boolean mayWithdraw(Evidence file, NeedView need, String userId) {
        return file.withdrawn() == null
                && ((file.addedBy().equals(userId) && !OVER.contains(need.status()))
                        || isClerkOf(need, userId)
                        || isSupervisorOf(need, userId));
    }

    /** A file that no longer counts is kept for whoever must judge why; only supervisors see it. */
    boolean mayDownload(Evidence file, NeedView need, String userId) {
        return !file.erased() && (file.withdrawn() == null || isSupervisorOf(need, userId));
    }

    private boolean isSupervisorOf(NeedView need, String userId) {
        return organisation.holds(userId, Role.SUPERVISOR, UnitCode.district(need.village()))
                || UnitCode.town(need.village())
                        .filter(town -> organisation.holds(userId, Role.SUPERVISOR, town))
                        .isPresent();
    }

    EvidenceItem shown(Evidence file, NeedView need, String userId, WorkCalendar calendar) {
        Evidence.Withdrawal withdrawn = file.withdrawn();
        return new EvidenceItem(
                file.id(),
                file.fileName(),
                file.mediaType(),
                file.photo() && !file.erased(),
                file.bytes(),
                file.width(),
                file.height(),
                file.sha256(),
                file.caption(),
                Names.moment(file.addedAt(), calendar),
                names.person(file.addedBy(), file.unit()),
                file.released() != null,
                withdrawn != null,
                withdrawn == null ? null : Names.moment(withdrawn.at(), calendar),
                withdrawn == null ? null : names.person(withdrawn.by(), null),
                withdrawn == null ? null : withdrawn.reason(),
                mayDownload(file, need, userId),
                mayRelease(file, need, userId),
                mayWithdraw(file, need, userId));
    }

    /** What happened to a file, by moment: lines of the case's timeline. */
    Map<Instant, Happening> happenings(Evidence file, WorkCalendar calendar) {
        Map<Instant, Happening> lines = new TreeMap<>();
        String about = "：" + file.fileName();
        String aboutEn = ": " + file.fileName();
        lines.put(
                file.addedAt(),
                new Happening(
                        Names.moment(file.addedAt(), calendar),
                        Bilingual.of("添加材料" + about, "Evidence added" + aboutEn),
                        names.person(file.addedBy(), file.unit()),
                        false,
                        file.caption()));
        if (file.released() != null) {
            lines.put(
                    file.released().at(),
                    new Happening(
                            Names.moment(file.released().at(), calendar),
                            Bilingual.of("照片可以公开" + about, "Photo released to the public" + aboutEn),
                            names.person(file.released().by(), null),
                            false,
                            null));
        }
        if (file.withdrawn() != null) {
            lines.put(
                    file.withdrawn().at(),
                    new Happening(
                            Names.moment(file.withdrawn().at(), calendar),
                            Bilingual.of("撤下材料" + about, "Evidence withdrawn" + aboutEn),
                            names.person(file.withdrawn().by(), null),
                            false,
                            file.withdrawn().reason()));
        }
        return lines;
    }
}
