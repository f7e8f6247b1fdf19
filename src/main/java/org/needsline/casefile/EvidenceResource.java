package org.needsline.casefile;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.needsline.casefile.CaseFile.EvidenceItem;
import org.needsline.casefile.EvidenceUpload.Sent;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;

/** Photos and documents of a case, in and out. Nothing that somebody sent is ever shown by the browser as a page of ours. */
@RestController
@RequestMapping("/api/cases/{number}/evidence")
class EvidenceResource {

    /** Why a file no longer counts. */
    record WithdrawRequest(@Nullable String reason) {}

    private final EvidenceService evidence;

    EvidenceResource(EvidenceService evidence) {
        this.evidence = evidence;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<List<EvidenceItem>> add(
            @PathVariable String number,
            @RequestParam("files") List<MultipartFile> files,
            @RequestParam(required = false) @Nullable String caption,
            Principal person) {
        if (files.stream().anyMatch(file -> file.getSize() > EvidenceUpload.LARGEST)) {
            throw new MaxUploadSizeExceededException(EvidenceUpload.LARGEST);
        }
        List<Sent> sent = files.stream()
                .map(file -> new Sent(
                        file.getOriginalFilename() == null ? "" : file.getOriginalFilename(), file::getInputStream))
                .toList();
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(evidence.add(number, sent, caption, person.getName()));
    }

    @GetMapping("/{id}")
    void download(@PathVariable String number, @PathVariable String id, Principal person, HttpServletResponse response)
            throws IOException {
        Evidence file = evidence.downloaded(number, id, person.getName());
        response.setContentType(file.mediaType());
        response.setContentLengthLong(file.bytes());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(file.fileName(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        inert(response);
        evidence.copy(file.key(), response.getOutputStream());
    }

    @GetMapping("/{id}/thumbnail")
    void thumbnail(@PathVariable String number, @PathVariable String id, Principal person, HttpServletResponse response)
            throws IOException {
        Evidence file = evidence.visible(number, id, person.getName());
        response.setContentType(MediaType.IMAGE_JPEG_VALUE);
        inert(response);
        evidence.copy(file.thumbnailKey(), response.getOutputStream());
    }

    @PostMapping("/{id}/release")
    ResponseEntity<EvidenceItem> release(@PathVariable String number, @PathVariable String id, Principal person) {
        return fresh(evidence.release(number, id, person.getName()));
    }

    @PostMapping("/{id}/withdraw")
    ResponseEntity<EvidenceItem> withdraw(
            @PathVariable String number,
            @PathVariable String id,
            @RequestBody WithdrawRequest request,
            Principal person) {
        return fresh(evidence.withdraw(number, id, person.getName(), request.reason()));
    }

    /** Whatever it is, it runs nothing and is kept nowhere. */
    private static void inert(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
