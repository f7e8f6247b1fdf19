package org.needsline.casefile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Calendars;
import org.needsline.casefile.CaseFile.Contact;
import org.needsline.casefile.CaseFile.EvidenceItem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Prints a case for the archive. That somebody printed it is recorded, and that they had the contact printed in full, with their reason. */
@Service
class CasePrint {

    private final CaseAccess access;
    private final CaseFiles files;
    private final EvidenceStore store;
    private final Names names;
    private final Calendars calendars;
    private final Clock clock;

    CasePrint(CaseAccess access, CaseFiles files, EvidenceStore store, Names names, Calendars calendars, Clock clock) {
        this.access = access;
        this.files = files;
        this.store = store;
        this.names = names;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * The case as a PDF.
     *
     * @param withContact the reporter's contact in full, for which a reason must be given
     */
    @Transactional
    byte[] of(String number, String userId, boolean withContact, @Nullable String reason) throws IOException {
        KnownCase one = access.readable(number, userId);
        Contact contact = withContact ? files.reveal(number, userId, reason) : null;
        access.did(CaseAction.PRINT, one.number(), userId, null);
        AnyCaseFile file = files.read(one, null, userId);
        Map<String, byte[]> thumbnails = new HashMap<>();
        for (EvidenceItem item : file.evidence()) {
            if (item.hasThumbnail() && item.mayDownload()) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                store.copyTo(Evidence.thumbnailKey(item.id()), bytes);
                thumbnails.put(item.id(), bytes.toByteArray());
            }
        }
        ByteArrayOutputStream pdf = new ByteArrayOutputStream(200_000);
        document(file, contact, thumbnails)
                .write(
                        one.number(),
                        names.person(userId, one.unitOf(userId)),
                        Names.moment(clock.instant(), calendars.current()),
                        pdf);
        return pdf.toByteArray();
    }

    private static CaseDocument document(AnyCaseFile file, @Nullable Contact contact, Map<String, byte[]> thumbnails) {
        return file instanceof CaseFile need
                ? new NeedDocument(need, contact, thumbnails)
                : new GateDocument((GateFile) file, thumbnails);
    }
}
