package org.qingnuan.web;

import java.util.List;
import java.util.NoSuchElementException;
import org.qingnuan.ledger.StageNotDone;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.process.Tasks.TaskGone;
import org.qingnuan.process.Tasks.TaskNotYours;
import org.qingnuan.shared.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Tells the form kit in Chinese what went wrong; what nobody foresaw is logged and named as such. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(assignableTypes = {TaskController.class, DocumentController.class, BoardController.class})
class ApiErrors {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    record Problem(String message, List<Finding> findings) {}

    @ExceptionHandler(TaskGone.class)
    ResponseEntity<Problem> gone(TaskGone gone) {
        return answer(HttpStatus.CONFLICT, gone.getMessage());
    }

    @ExceptionHandler(TaskNotYours.class)
    ResponseEntity<Problem> notYours(TaskNotYours refused) {
        return answer(HttpStatus.FORBIDDEN, refused.getMessage());
    }

    @ExceptionHandler(Forbidden.class)
    ResponseEntity<Problem> forbidden(Forbidden refused) {
        return answer(HttpStatus.FORBIDDEN, refused.getMessage());
    }

    @ExceptionHandler(SubmissionRefused.class)
    ResponseEntity<Problem> refused(SubmissionRefused refused) {
        return answer(HttpStatus.UNPROCESSABLE_ENTITY, refused.getMessage(), refused.findings());
    }

    @ExceptionHandler(StageNotDone.class)
    ResponseEntity<Problem> notDone(StageNotDone notDone) {
        return answer(HttpStatus.UNPROCESSABLE_ENTITY, notDone.getMessage());
    }

    @ExceptionHandler(BadRequest.class)
    ResponseEntity<Problem> bad(BadRequest bad) {
        return answer(HttpStatus.BAD_REQUEST, bad.getMessage());
    }

    @ExceptionHandler({
        HttpMessageNotReadableException.class,
        MissingServletRequestPartException.class,
        MissingServletRequestParameterException.class
    })
    ResponseEntity<Problem> unreadable(Exception unreadable) {
        return answer(HttpStatus.BAD_REQUEST, "提交的内容读不出来，请刷新页面后再试。");
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    ResponseEntity<Problem> tooLarge(MaxUploadSizeExceededException tooLarge) {
        return answer(HttpStatus.PAYLOAD_TOO_LARGE, "文件太大，请分成几份上传。");
    }

    @ExceptionHandler({NoSuchElementException.class, MethodArgumentTypeMismatchException.class})
    ResponseEntity<Problem> unknown(Exception unknown) {
        LOG.warn("Not found for a task form", unknown);
        return answer(HttpStatus.NOT_FOUND, "没有找到有关记录，请刷新任务列表。");
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<Problem> failed(Exception failure) {
        LOG.error("A task form's request failed", failure);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, "系统出错，没有保存，请稍后再试或联系管理员。");
    }

    private static ResponseEntity<Problem> answer(HttpStatus status, String message) {
        return answer(status, message, List.of());
    }

    /** As JSON also where a file was asked for. */
    private static ResponseEntity<Problem> answer(HttpStatus status, String message, List<Finding> findings) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Problem(message, findings));
    }
}
