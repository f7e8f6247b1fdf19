package org.needsline.publicsite;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.needsline.security.RefusalPage;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.LocaleResolver;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Every refusal is a page in the layout of the site with one sentence, whichever part of the system refused. */
@ControllerAdvice(basePackageClasses = Site.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class SiteRefusals implements RefusalPage {

    private static final Logger LOG = LoggerFactory.getLogger(SiteRefusals.class);
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final ITemplateEngine templates;
    private final LocaleResolver language;
    private final Surroundings surroundings;

    SiteRefusals(ITemplateEngine templates, LocaleResolver language, Surroundings surroundings) {
        this.templates = templates;
        this.language = language;
        this.surroundings = surroundings;
    }

    @Override
    public boolean answersFor(String path) {
        return path.equals("/site") || path.startsWith("/site/");
    }

    @Override
    public String show(HttpServletRequest request, int status, Bilingual sentence) {
        Context page = new Context(language.resolveLocale(request));
        page.setVariable("site", surroundings.of(request, "/site/", page.getLocale()));
        page.setVariable("sentence", sentence);
        page.setVariable("status", status);
        page.setVariable("hidden", true);
        return templates.process("site/refusal", page);
    }

    @ExceptionHandler
    ResponseEntity<String> refused(Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
        HttpStatus status =
                switch (refusal.kind()) {
                    case INVALID -> HttpStatus.BAD_REQUEST;
                    case FORBIDDEN -> HttpStatus.FORBIDDEN;
                    case NOT_FOUND -> HttpStatus.NOT_FOUND;
                    case CONFLICT -> HttpStatus.CONFLICT;
                };
        return answer(request, response, status, refusal.sentence());
    }

    /** Who sent it announced no length, or it is more than one file may ever have. What fits into a request is refused beside its field. */
    @ExceptionHandler
    ResponseEntity<String> tooLarge(
            MaxUploadSizeExceededException unread, HttpServletRequest request, HttpServletResponse response) {
        return answer(
                request,
                response,
                HttpStatus.PAYLOAD_TOO_LARGE,
                Bilingual.of(
                        "提交的内容太大。照片一次最多3张，每张不超过 20 MB。请返回，换小一点的照片再发送。",
                        "That is too much at once. Send up to 3 photos, 20 MB each: please go back and choose smaller ones."));
    }

    @ExceptionHandler
    ResponseEntity<String> brokenUpload(
            MultipartException broken, HttpServletRequest request, HttpServletResponse response) {
        return answer(
                request,
                response,
                HttpStatus.BAD_REQUEST,
                Bilingual.of("上传中断了。请返回再发送一次。", "The upload broke off. Please go back and send it once more."));
    }

    /** What Spring itself refuses: a parameter that is no number, a method that the address does not take. */
    @ExceptionHandler
    ResponseEntity<String> anythingElse(Exception exception, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (exception instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return answer(
                    request,
                    response,
                    known.getStatusCode(),
                    Bilingual.of("请求有误，请检查后重试。", "The request is not right: please check it and try again."));
        }
        LOG.debug("Left to the walls", exception);
        throw exception;
    }

    private ResponseEntity<String> answer(
            HttpServletRequest request, HttpServletResponse response, HttpStatusCode status, Bilingual sentence) {
        // The page that failed may have said that it may be kept.
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return ResponseEntity.status(status).contentType(HTML).body(show(request, status.value(), sentence));
    }
}
