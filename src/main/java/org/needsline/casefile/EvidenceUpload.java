package org.needsline.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes files into a case: all that were sent together, or none of them. */
@Service
class EvidenceUpload {

    static final int MOST_AT_ONCE = 10;
    static final int MOST_FILES = 100;
    /** Bytes of one file. */
    static final long LARGEST = 20L * 1024 * 1024;

    static final long MOST_BYTES = 500L * 1024 * 1024;
    private static final int LONGEST_CAPTION = 200;

    private final EvidenceFiles files;
    private final EvidenceStore store;
    private final EvidenceCheck check;
    private final Photos photos;
    private final Clock clock;

    EvidenceUpload(EvidenceFiles files, EvidenceStore store, EvidenceCheck check, Photos photos, Clock clock) {
        this.files = files;
        this.store = store;
        this.check = check;
        this.photos = photos;
        this.clock = clock;
    }

    /** A file as it was sent. */
    record Sent(String name, Content content) {}

    /** Its bytes. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    /**
     * Checks and keeps the files.
     *
     * @throws Refusal invalid, naming the first file that cannot be taken; conflict, when the case has as much as it may, or has the file
     *     already
     */
    @Transactional
    List<Evidence> add(String number, List<Sent> sent, @Nullable String caption, String userId, @Nullable String unit) {
        if (sent.isEmpty()) {
            throw Refusal.invalid("请选择要上传的文件。", "Please choose the files to upload.");
        }
        if (sent.size() > MOST_AT_ONCE) {
            throw Refusal.invalid("一次最多上传 " + MOST_AT_ONCE + " 个文件。", "At most " + MOST_AT_ONCE + " files at once.");
        }
        String shows = caption == null || caption.isBlank() ? null : caption.strip();
        if (shows != null && shows.length() > LONGEST_CAPTION) {
            throw Refusal.invalid(
                    "说明不能超过 " + LONGEST_CAPTION + " 个字。",
                    "A caption may have at most " + LONGEST_CAPTION + " characters.");
        }
        List<Evidence> there = new ArrayList<>(files.ofCase(number));
        List<Evidence> added = new ArrayList<>();
        for (Sent file : sent) {
            Evidence kept = keep(number, file, shows, userId, unit, there);
            there.add(kept);
            added.add(kept);
        }
        return added;
    }

    private Evidence keep(
            String number,
            Sent sent,
            @Nullable String caption,
            String userId,
            @Nullable String unit,
            List<Evidence> there) {
        String name = FileName.clean(sent.name());
        List<Path> temporary = new ArrayList<>();
        try {
            Path received = temporary(temporary);
            try (InputStream content = sent.content().open()) {
                Files.copy(content, received, StandardCopyOption.REPLACE_EXISTING);
            }
            EvidenceType type = check.of(received, name);
            if (FileName.extension(name).isEmpty()) {
                name = name + "." + type.extension();
            }
            String id = UUID.randomUUID().toString();
            Path stored = received;
            Photos.Drawn drawn = null;
            if (type.photo()) {
                stored = temporary(temporary);
                Path thumbnail = temporary(temporary);
                drawn = photos.draw(received, type, name, stored, thumbnail);
                put(Evidence.thumbnailKey(id), thumbnail);
            }
            long bytes = Files.size(stored);
            limits(there, bytes);
            String sha256 = put(id, stored);
            if (there.stream()
                    .anyMatch(
                            other -> other.withdrawn() == null && other.sha256().equals(sha256))) {
                throw Refusal.conflict("“" + name + "”已经在本案中了。", "\"" + name + "\" is in this case already.");
            }
            Evidence evidence = new Evidence(
                    id,
                    number,
                    name,
                    type.mediaType(),
                    type.photo(),
                    bytes,
                    drawn == null ? null : drawn.width(),
                    drawn == null ? null : drawn.height(),
                    sha256,
                    caption,
                    userId,
                    unit,
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    null,
                    null,
                    false);
            files.add(evidence);
            return evidence;
        } catch (IOException e) {
            throw EvidenceCheck.unreadable(name);
        } finally {
            temporary.forEach(EvidenceUpload::delete);
        }
    }

    private static void limits(List<Evidence> there, long bytes) {
        if (there.size() >= MOST_FILES) {
            throw Refusal.conflict(
                    "本案已有 " + MOST_FILES + " 个文件，不能再添加。",
                    "This case has " + MOST_FILES + " files already: no more can be added.");
        }
        if (there.stream().mapToLong(Evidence::bytes).sum() + bytes > MOST_BYTES) {
            throw Refusal.conflict("本案的文件合计不能超过 500 MB。", "The files of a case may have at most 500 MB together.");
        }
    }

    private String put(String key, Path file) throws IOException {
        MessageDigest digest = sha256();
        try (DigestInputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
            store.put(key, content);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static Path temporary(List<Path> all) throws IOException {
        Path file = Files.createTempFile("evidence", null);
        all.add(file);
        return file;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
