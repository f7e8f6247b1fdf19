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
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

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
    private final TransactionTemplate transaction;
    private final Clock clock;

    EvidenceUpload(
            EvidenceFiles files,
            EvidenceStore store,
            EvidenceCheck check,
            Photos photos,
            TransactionTemplate transaction,
            Clock clock) {
        this.files = files;
        this.store = store;
        this.check = check;
        this.photos = photos;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A file as it was sent. */
    record Sent(String name, Content content) {}

    /** Its bytes. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    /** A file that may be kept, as it will be. */
    private record Ready(String name, EvidenceType type, Path stored, Photos.@Nullable Drawn drawn, Path thumbnail) {}

    /**
     * Checks and keeps the files. Whoever calls it holds no transaction: reading a document and drawing a photo take seconds and wait for
     * each other, and a database connection that waits with them is missing everywhere else.
     *
     * @throws Refusal invalid, naming the first file that cannot be taken; conflict, when the case has as much as it may, or has the file
     *     already
     */
    @Transactional(propagation = Propagation.NEVER)
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
        List<Path> temporary = new ArrayList<>();
        try {
            List<Ready> ready = new ArrayList<>();
            for (Sent file : sent) {
                ready.add(ready(file, temporary));
            }
            return Objects.requireNonNull(transaction.execute(status -> kept(number, ready, shows, userId, unit)));
        } finally {
            temporary.forEach(EvidenceUpload::delete);
        }
    }

    private Ready ready(Sent sent, List<Path> temporary) {
        String name = FileName.clean(sent.name());
        try {
            Path received = temporary(temporary);
            try (InputStream content = sent.content().open()) {
                Files.copy(content, received, StandardCopyOption.REPLACE_EXISTING);
            }
            EvidenceType type = check.of(received, name);
            if (FileName.extension(name).isEmpty()) {
                name = name + "." + type.extension();
            }
            if (!type.photo()) {
                return new Ready(name, type, received, null, received);
            }
            Path stored = temporary(temporary);
            Path thumbnail = temporary(temporary);
            return new Ready(name, type, stored, photos.draw(received, type, name, stored, thumbnail), thumbnail);
        } catch (IOException e) {
            throw EvidenceCheck.unreadable(name);
        }
    }

    private List<Evidence> kept(
            String number, List<Ready> ready, @Nullable String caption, String userId, @Nullable String unit) {
        List<Evidence> there = new ArrayList<>(files.ofCase(number));
        List<Evidence> added = new ArrayList<>();
        for (Ready file : ready) {
            try {
                Evidence kept = keep(number, file, caption, userId, unit, there);
                there.add(kept);
                added.add(kept);
            } catch (IOException e) {
                throw EvidenceCheck.unreadable(file.name());
            }
        }
        return added;
    }

    private Evidence keep(
            String number,
            Ready file,
            @Nullable String caption,
            String userId,
            @Nullable String unit,
            List<Evidence> there)
            throws IOException {
        String id = UUID.randomUUID().toString();
        long bytes = Files.size(file.stored());
        limits(there, bytes);
        Photos.Drawn drawn = file.drawn();
        if (drawn != null) {
            put(Evidence.thumbnailKey(id), file.thumbnail());
        }
        String sha256 = put(id, file.stored());
        if (there.stream()
                .anyMatch(other -> other.withdrawn() == null && other.sha256().equals(sha256))) {
            throw Refusal.conflict("“" + file.name() + "”已经在本案中了。", "\"" + file.name() + "\" is in this case already.");
        }
        Evidence evidence = new Evidence(
                id,
                number,
                file.name(),
                file.type().mediaType(),
                file.type().photo(),
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
