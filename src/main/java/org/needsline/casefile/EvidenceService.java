package org.needsline.casefile;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Calendars;
import org.needsline.calendar.WorkCalendar;
import org.needsline.casefile.CaseFile.EvidenceItem;
import org.needsline.casefile.CaseFile.Happening;
import org.needsline.casefile.EvidenceUpload.Sent;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Photos and documents of a case: who may add, see, release and withdraw them. */
@Service
class EvidenceService {

    private static final int LONGEST_REASON = 200;

    private final EvidenceFiles files;
    private final EvidenceUpload upload;
    private final EvidenceStore store;
    private final CaseAccess access;
    private final Names names;
    private final Calendars calendars;
    private final Clock clock;

    EvidenceService(
            EvidenceFiles files,
            EvidenceUpload upload,
            EvidenceStore store,
            CaseAccess access,
            Names names,
            Calendars calendars,
            Clock clock) {
        this.files = files;
        this.upload = upload;
        this.store = store;
        this.access = access;
        this.names = names;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Adds files, all or none. */
    List<EvidenceItem> add(String number, List<Sent> sent, @Nullable String caption, String userId) {
        KnownCase one = access.readable(number, userId);
        if (one.over()) {
            throw Refusal.conflict("案件已结束，不能再添加材料。", "The case is over: nothing can be added to it any more.");
        }
        if (!mayAdd(one, userId)) {
            throw Refusal.forbidden("只有经手本案的单位可以添加材料。", "Only units that work on this case can add evidence to it.");
        }
        WorkCalendar calendar = calendars.current();
        return upload.add(one.number(), sent, caption, userId, one.unitOf(userId)).stream()
                .map(file -> shown(file, one, userId, calendar))
                .toList();
    }

    /** The file, for downloading; that the person did so is recorded. */
    Evidence downloaded(String number, String id, String userId) {
        Evidence file = visible(number, id, userId);
        access.did(CaseAction.DOWNLOAD, file.caseNumber(), userId, file.fileName());
        return file;
    }

    /** A file that the person may see. */
    Evidence visible(String number, String id, String userId) {
        KnownCase one = access.readable(number, userId);
        return files.find(one.number(), id)
                .filter(file -> mayDownload(file, one, userId))
                .orElseThrow(EvidenceService::unknown);
    }

    void copy(String key, OutputStream target) throws IOException {
        store.copyTo(key, target);
    }

    /** The public may see the photo from now on. */
    @Transactional
    EvidenceItem release(String number, String id, String userId) {
        KnownCase one = access.readable(number, userId);
        Evidence file = files.find(one.number(), id).orElseThrow(EvidenceService::unknown);
        if (!one.mayRelease(userId)) {
            throw Refusal.forbidden(
                    "照片能否公开，由村（社区）或街镇受理员决定；准入案件的照片不公开。",
                    "Whether a photo may be public is for the clerk of the village or the town to say; photos of an access case are not.");
        }
        if (!file.photo()) {
            throw Refusal.invalid("只有照片可以公开。", "Only photos can be made public.");
        }
        if (!mayRelease(file, one, userId)
                || !files.release(id, userId, clock.instant().truncatedTo(ChronoUnit.MILLIS))) {
            throw Refusal.conflict("照片已经公开或已撤下。", "The photo is public already, or withdrawn.");
        }
        return current(one, id, userId);
    }

    /** The file no longer counts; who withdrew it and why stays in the case. */
    @Transactional
    EvidenceItem withdraw(String number, String id, String userId, @Nullable String reason) {
        KnownCase one = access.readable(number, userId);
        Evidence file = files.find(one.number(), id).orElseThrow(EvidenceService::unknown);
        String why = reason == null ? "" : reason.strip();
        if (why.length() < 2 || why.length() > LONGEST_REASON) {
            throw Refusal.invalid("请写明为什么撤下（2 至 200 字）。", "Please say why it is withdrawn (2 to 200 characters).");
        }
        if (file.withdrawn() != null || file.erased()) {
            throw Refusal.conflict("这份材料已经撤下。", "This file is withdrawn already.");
        }
        if (!mayWithdraw(file, one, userId)) {
            throw Refusal.forbidden(
                    "只有添加的人、受理员（准入案件为准入办）和督办员可以撤下材料。",
                    "Only who added it, the clerk (for an access case the access office) and the supervisor can withdraw it.");
        }
        if (!files.withdraw(id, userId, clock.instant().truncatedTo(ChronoUnit.MILLIS), why)) {
            throw Refusal.conflict("这份材料已经撤下。", "This file is withdrawn already.");
        }
        return current(one, id, userId);
    }

    private EvidenceItem current(KnownCase one, String id, String userId) {
        return shown(
                files.find(one.number(), id).orElseThrow(EvidenceService::unknown), one, userId, calendars.current());
    }

    private static Refusal unknown() {
        return Refusal.notFound("没有这份材料，或已撤下。", "There is no such file, or it is withdrawn.");
    }

    List<Evidence> ofCase(String number) {
        return files.ofCase(number);
    }

    /** People whose unit works on the case, while it is open. */
    boolean mayAdd(KnownCase one, String userId) {
        return !one.over() && one.worksOn(userId);
    }

    /** The public may see a photo when whoever decides about that in the case says so. */
    boolean mayRelease(Evidence file, KnownCase one, String userId) {
        return file.photo() && file.released() == null && file.withdrawn() == null && one.mayRelease(userId);
    }

    /** Whoever added a file takes it back while the case is open; whoever keeps the case tidy, also later. */
    boolean mayWithdraw(Evidence file, KnownCase one, String userId) {
        return file.withdrawn() == null
                && !file.erased()
                && ((file.addedBy().equals(userId) && !one.over()) || one.tidies(userId));
    }

    /** A file that no longer counts is kept for whoever must judge why; only supervisors see it. */
    boolean mayDownload(Evidence file, KnownCase one, String userId) {
        return !file.erased() && (file.withdrawn() == null || one.judges(userId));
    }

    EvidenceItem shown(Evidence file, KnownCase one, String userId, WorkCalendar calendar) {
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
                mayDownload(file, one, userId),
                mayRelease(file, one, userId),
                mayWithdraw(file, one, userId));
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
