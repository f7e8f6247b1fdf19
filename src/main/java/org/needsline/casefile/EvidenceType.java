package org.needsline.casefile;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds of files that a case takes: what this system can check and staff can open. */
enum EvidenceType {
    JPEG("image/jpeg", true, "jpg", "jpeg"),
    PNG("image/png", true, "png"),
    PDF("application/pdf", false, "pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", false, "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, "xlsx");

    /** Archives of parts, told apart by what is in them. */
    static final Set<EvidenceType> OFFICE = EnumSet.of(DOCX, XLSX);

    private static final Set<String> ARCHIVES = Set.of("application/zip", "application/x-tika-ooxml");

    private final String mediaType;
    private final boolean photo;
    private final List<String> extensions;

    EvidenceType(String mediaType, boolean photo, String... extensions) {
        this.mediaType = mediaType;
        this.photo = photo;
        this.extensions = List.of(extensions);
    }

    /** What a file may be whose first bytes look like that media type. */
    static Set<EvidenceType> lookingLike(String mediaType) {
        if (ARCHIVES.contains(mediaType) || OFFICE.stream().anyMatch(type -> type.mediaType.equals(mediaType))) {
            return OFFICE;
        }
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .collect(Collectors.toSet());
    }

    String mediaType() {
        return mediaType;
    }

    boolean photo() {
        return photo;
    }

    String extension() {
        return extensions.get(0);
    }

    boolean hasExtension(String extension) {
        return extensions.contains(extension);
    }
}
