package org.needsline.casefile;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Photos that a clerk has let the public see, and nothing else of the evidence. */
@Service
@Transactional(readOnly = true)
public class ReleasedPhotos {

    private final EvidenceFiles files;
    private final EvidenceStore store;

    ReleasedPhotos(EvidenceFiles files, EvidenceStore store) {
        this.files = files;
        this.store = store;
    }

    /**
     * A photo that the public may see. What colleagues wrote about it is not public.
     *
     * @param width in pixels, where it is known
     * @param height in pixels, where it is known
     */
    public record Photo(String id, String mediaType, long bytes, @Nullable Integer width, @Nullable Integer height) {}

    /** Of a case, oldest first. */
    public List<Photo> of(String caseNumber) {
        return files.ofCase(caseNumber).stream()
                .filter(ReleasedPhotos::isReleased)
                .map(ReleasedPhotos::photo)
                .toList();
    }

    public Optional<Photo> find(String caseNumber, String id) {
        return files.find(caseNumber, id).filter(ReleasedPhotos::isReleased).map(ReleasedPhotos::photo);
    }

    /** Writes the photo, in full or as the small picture (JPEG). */
    public void copy(Photo photo, boolean small, OutputStream target) throws IOException {
        store.copyTo(small ? Evidence.thumbnailKey(photo.id()) : photo.id(), target);
    }

    private static boolean isReleased(Evidence file) {
        return file.photo() && file.released() != null && file.withdrawn() == null && !file.erased();
    }

    private static Photo photo(Evidence file) {
        return new Photo(file.id(), file.mediaType(), file.bytes(), file.width(), file.height());
    }
}
