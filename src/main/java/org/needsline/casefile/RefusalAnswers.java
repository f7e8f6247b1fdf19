package org.needsline.casefile;

import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Every refusal is answered with one sentence in both languages, and never with the name of a class. */
@RestControllerAdvice(annotations = RestController.class)
class RefusalAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalAnswers.class);

    @ExceptionHandler
    ResponseEntity<Bilingual> refused(Refusal refusal) {
        HttpStatus status =
                switch (refusal.kind()) {
                    case INVALID -> HttpStatus.BAD_REQUEST;
                    case FORBIDDEN -> HttpStatus.FORBIDDEN;
                    case NOT_FOUND -> HttpStatus.NOT_FOUND;
                    case CONFLICT -> HttpStatus.CONFLICT;
                };
        return answer(status, refusal.sentence());
    }

    @ExceptionHandler
    ResponseEntity<Bilingual> unreadable(HttpMessageNotReadableException unreadable) {
        return answer(
                HttpStatus.BAD_REQUEST,
                Bilingual.of("提交的内容无法识别，请检查格式。", "What was sent cannot be read: please check its form."));
    }

    /** The server stops reading; who sends must hear why. */
    @ExceptionHandler
    ResponseEntity<Bilingual> tooLarge(MaxUploadSizeExceededException tooLarge) {
        return answer(
                HttpStatus.PAYLOAD_TOO_LARGE,
                Bilingual.of(
                        "文件太大：每个不超过 20 MB，一次合计不超过 100 MB。请压缩或分开后再传。",
                        "Too large: 20 MB for each file, 100 MB at once. Please make it smaller or split it."));
    }

    @ExceptionHandler({MultipartException.class, MissingServletRequestPartException.class})
    ResponseEntity<Bilingual> brokenUpload(Exception broken) {
        return answer(
                HttpStatus.BAD_REQUEST,
                Bilingual.of("上传的内容不完整，请重新选择文件后再传。", "The upload is incomplete: please choose the files again."));
    }

    @ExceptionHandler({ConcurrencyFailureException.class, DuplicateKeyException.class})
    ResponseEntity<Bilingual> somebodyWasFaster() {
        return answer(
                HttpStatus.CONFLICT,
                Bilingual.of(
                        "有人刚刚办理了同一件事，请刷新后再看。",
                        "Somebody has just worked on the same case: please refresh and look again."));
    }

    /** Whoever asked has gone meanwhile: nobody reads an answer, and nothing went wrong that an operator should look at. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Bilingual> nobodyListens(AsyncRequestNotUsableException gone) {
        return null;
    }

    @ExceptionHandler
    ResponseEntity<Bilingual> anythingElse(Exception exception) {
        if (exception instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return answer(
                    known.getStatusCode(),
                    Bilingual.of("请求有误，请检查后重试。", "The request is not right: please check it and try again."));
        }
        LOG.error("A request failed", exception);
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                Bilingual.of(
                        "系统出错，什么都没有改变。请稍后重试；如仍不行，请告知系统管理员。",
                        "Something went wrong and nothing was changed. Please try again later, and tell the administrator if it"
                                + " fails again."));
    }

    private static ResponseEntity<Bilingual> answer(HttpStatusCode status, Bilingual sentence) {
        // Also to whoever asks for a page only: looking for a form that fits would fail, and the refusal with it.
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(sentence);
    }
}
