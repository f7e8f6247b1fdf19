package org.needsline.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/**
 * What a file really is, by its content, and whether it holds anything that acts when it is opened. A refusal names the file and says what
 * to do instead.
 */
@Component
class EvidenceCheck {

    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final String DOCX_MAIN =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final String XLSX_MAIN =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private static final int MOST_ENTRIES = 5_000;
    private static final int LONGEST_PART = 1024 * 1024;
    private static final long MOST_UNPACKED = 500L * 1024 * 1024;

    /** Macros, controls and packed-in files of an Office document. */
    private static final Pattern ACTS = Pattern.compile(
            "(?i).*(vbaproject|vbadata|/activex/|/embeddings/|/externallinks/|macrosheets|oleobject).*");

    private static final int MOST_OBJECTS = 300_000;
    private static final Set<String> ACTING_KEYS =
            Set.of("JS", "JavaScript", "EmbeddedFiles", "EmbeddedFile", "RichMedia", "XFA");
    private static final Set<String> ACTING_NAMES =
            Set.of("JavaScript", "Launch", "EmbeddedFile", "RichMedia", "ImportData", "SubmitForm", "GoToE", "Movie");

    private final Tika tika = new Tika();

    /**
     * The kind of the file.
     *
     * @param name its cleaned name
     * @throws Refusal invalid, when it is none of those that a case takes, its name says something else, or it holds what acts
     */
    EvidenceType of(Path file, String name) throws IOException {
        if (Files.size(file) == 0) {
            throw refusal(name, "是空文件。", "is empty.");
        }
        String looks;
        try (InputStream content = Files.newInputStream(file)) {
            looks = tika.detect(content);
        }
        EvidenceType type = inside(file, name, EvidenceType.lookingLike(looks));
        String extension = FileName.extension(name);
        if (!extension.isEmpty() && !type.hasExtension(extension)) {
            throw refusal(
                    name,
                    "的后缀是“." + extension + "”，内容却是 " + type.name() + "。请用正确的后缀保存后再传。",
                    "is named \"." + extension + "\" but is " + type.name()
                            + " inside. Please save it under its right name and try again.");
        }
        if (type == EvidenceType.PDF) {
            pdf(file, name);
        }
        return type;
    }

    private static EvidenceType inside(Path file, String name, Set<EvidenceType> candidates) throws IOException {
        if (candidates.isEmpty()) {
            throw notTaken(name);
        }
        if (!EvidenceType.OFFICE.containsAll(candidates)) {
            return candidates.iterator().next();
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return office(zip, name);
        } catch (ZipException e) {
            throw notTaken(name);
        }
    }

    private static EvidenceType office(ZipFile zip, String name) throws IOException {
        if (zip.size() > MOST_ENTRIES) {
            throw notTaken(name);
        }
        long unpacked = 0;
        for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
            unpacked += Math.max(0, entry.getSize());
            if (ACTS.matcher("/" + entry.getName()).matches()) {
                throw acts(name);
            }
        }
        if (unpacked > MOST_UNPACKED) {
            throw refusal(name, "解开后过大。", "is far too large when it is unpacked.");
        }
        String types = part(zip, CONTENT_TYPES);
        if (types == null) {
            throw notTaken(name);
        }
        if (types.toLowerCase(Locale.ROOT).contains("macroenabled")) {
            throw acts(name);
        }
        String settings = part(zip, "word/_rels/settings.xml.rels");
        if (settings != null && settings.contains("attachedTemplate")) {
            throw acts(name);
        }
        if (types.contains(DOCX_MAIN)) {
            return EvidenceType.DOCX;
        }
        if (types.contains(XLSX_MAIN)) {
            return EvidenceType.XLSX;
        }
        throw notTaken(name);
    }

    private static @Nullable String part(ZipFile zip, String entryName) throws IOException {
        ZipEntry entry = zip.getEntry(entryName);
        if (entry == null) {
            return null;
        }
        try (InputStream content = zip.getInputStream(entry)) {
            return new String(content.readNBytes(LONGEST_PART), StandardCharsets.UTF_8);
        }
    }

    /** Read with what it needs on disk, not in memory. */
    private static void pdf(Path file, String name) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            if (document.isEncrypted()) {
                throw refusal(name, "加了密码，归档后无法打开。请去掉密码再传。", "is encrypted. Please save it without a password.");
            }
            COSDocument inside = document.getDocument();
            Set<COSObjectKey> keys = inside.getXrefTable().keySet();
            if (keys.size() > MOST_OBJECTS) {
                throw unreadable(name);
            }
            Set<COSBase> seen = new HashSet<>();
            if (acts(inside.getTrailer(), seen, 0)) {
                throw acts(name);
            }
            for (COSObjectKey key : List.copyOf(keys)) {
                if (acts(inside.getObjectFromPool(key), seen, 0)) {
                    throw acts(name);
                }
            }
        } catch (InvalidPasswordException e) {
            throw refusal(name, "加了密码，归档后无法打开。请去掉密码再传。", "is encrypted. Please save it without a password.");
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException e) {
            throw unreadable(name);
        }
    }

    /** Every indirect object is visited by itself, so here only what lies directly inside. */
    private static boolean acts(@Nullable COSBase given, Set<COSBase> seen, int depth) {
        COSBase value = given instanceof COSObject object && depth == 0 ? object.getObject() : given;
        if (value == null || depth > 50 || value instanceof COSObject || !seen.add(value)) {
            return false;
        }
        if (value instanceof COSDictionary dictionary) {
            for (COSName key : dictionary.keySet()) {
                COSBase item = dictionary.getItem(key);
                boolean kind = key.equals(COSName.S) || key.equals(COSName.TYPE) || key.equals(COSName.SUBTYPE);
                if (ACTING_KEYS.contains(key.getName())
                        || (kind && item instanceof COSName named && ACTING_NAMES.contains(named.getName()))
                        || acts(item, seen, depth + 1)) {
                    return true;
                }
            }
        }
        if (value instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (acts(array.get(i), seen, depth + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Refusal notTaken(String name) {
        return refusal(
                name,
                "不是可以接收的文件。可以传 JPEG 或 PNG 照片，以及 PDF、DOCX、XLSX 文件；其他照片格式请先转成 JPEG。",
                "is not a kind of file that a case takes: JPEG and PNG photos, PDF, DOCX and XLSX. Please convert other photos to JPEG.");
    }

    private static Refusal acts(String name) {
        return refusal(
                name,
                "含有宏、脚本或内嵌文件。请另存为不含这些内容的文件再传。",
                "holds macros, scripts or other files inside. Please save it without them and try again.");
    }

    static Refusal unreadable(String name) {
        return refusal(name, "已损坏或无法读取。", "is damaged or cannot be read.");
    }

    static Refusal refusal(String name, String zh, String en) {
        return Refusal.invalid("“" + name + "”" + zh, "\"" + name + "\" " + en);
    }
}
