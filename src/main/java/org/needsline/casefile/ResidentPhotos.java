package org.needsline.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.needsline.casefile.EvidenceUpload.Sent;
import org.needsline.need.NeedService;
import org.needsline.need.NeedView;
import org.needsline.need.Status;
import org.needsline.wording.Refusal;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;

/**
 * Photos that residents send without a login: cleaned as all evidence is, fewer of them, and nothing but photos. None is public before a
 * clerk has released it.
 */
@Service
public class ResidentPhotos {

    /** With one form. */
    public static final int MOST_AT_ONCE = 3;

    private static final int MOST_OF_A_CASE = 9;
    private static final String RESIDENT = "resident";

    private final EvidenceUpload upload;
    private final EvidenceCheck check;
    private final EvidenceFiles files;
    private final NeedService needs;

    ResidentPhotos(EvidenceUpload upload, EvidenceCheck check, EvidenceFiles files, NeedService needs) {
        this.upload = upload;
        this.check = check;
        this.files = files;
        this.needs = needs;
    }

    /** A photo as it was sent. */
    public record Photo(String name, long bytes, InputStreamSource content) {}

    /**
     * Whether all of them can be taken, before anything is kept.
     *
     * @throws Refusal invalid, with a sentence that names the photo
     */
    public void check(List<Photo> photos) {
        if (photos.size() > MOST_AT_ONCE) {
            throw Refusal.invalid("一次最多传" + MOST_AT_ONCE + "张照片。", "At most " + MOST_AT_ONCE + " photos at once.");
        }
        for (Photo photo : photos) {
            String name = FileName.clean(photo.name());
            if (photo.bytes() > EvidenceUpload.LARGEST) {
                throw EvidenceCheck.refusal(
                        name, "超过 20 MB，请换小一点的照片。", "is larger than 20 MB: please send a smaller one.");
            }
            if (!isPhoto(photo, name)) {
                throw EvidenceCheck.refusal(
                        name,
                        "不是照片，或者这种照片收不了。请传 JPEG 或 PNG 照片，其他格式请先转成 JPEG。",
                        "is no photo, or not of a kind that can be taken. Please send JPEG or PNG photos; others need to be turned into JPEG first.");
            }
        }
    }

    /**
     * Adds photos to a need that is not over; one that it has already is added once.
     *
     * @throws Refusal invalid, naming a photo that cannot be taken; conflict, when the need is over or has as many as it may
     */
    public void add(String number, List<Photo> photos) {
        check(photos);
        NeedView need = needs.view(number);
        if (need.status() == Status.CLOSED || need.status() == Status.WITHDRAWN) {
            throw Refusal.conflict("这件需求已经结束，不能再添加照片。", "This need is over: no photo can be added any more.");
        }
        for (Photo photo : photos) {
            if (sentBefore(number) >= MOST_OF_A_CASE) {
                throw Refusal.conflict(
                        "一件需求最多收" + MOST_OF_A_CASE + "张照片。", "A need takes at most " + MOST_OF_A_CASE + " photos.");
            }
            try {
                upload.add(
                        number, List.of(new Sent(photo.name(), photo.content()::getInputStream)), null, RESIDENT, null);
            } catch (Refusal refusal) {
                if (refusal.kind() != Refusal.Kind.CONFLICT) {
                    throw refusal;
                }
                // It is there already: the form was sent twice.
            }
        }
    }

    private long sentBefore(String number) {
        return files.ofCase(number).stream()
                .filter(file -> file.addedBy().equals(RESIDENT))
                .count();
    }

    private boolean isPhoto(Photo photo, String name) {
        try {
            return typeOf(photo, name).photo();
        } catch (Refusal noEvidenceAtAll) {
            // The sentence for staff names documents, too, which residents do not send.
            return false;
        }
    }

    private EvidenceType typeOf(Photo photo, String name) {
        try {
            Path received = Files.createTempFile("photo", null);
            try (InputStream content = photo.content().getInputStream()) {
                Files.copy(content, received, StandardCopyOption.REPLACE_EXISTING);
                return check.of(received, name);
            } finally {
                Files.deleteIfExists(received);
            }
        } catch (IOException e) {
            throw EvidenceCheck.unreadable(name);
        }
    }
}
