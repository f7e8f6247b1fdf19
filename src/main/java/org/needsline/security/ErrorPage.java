package org.needsline.security;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.needsline.wording.Bilingual;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What people and programs read where nothing else answers: a sentence, never a class, a path of ours or a version. */
@Controller
class ErrorPage implements ErrorController {

    private static final Bilingual FAILED = Bilingual.of(
            "系统出错，什么都没有改变。请稍后重试；如仍不行，请告知系统管理员。",
            "Something went wrong and nothing was changed. Please try again later, and tell the administrator if it fails again.");
    private static final Bilingual WRONG =
            Bilingual.of("请求有误，请检查后重试。", "The request is not right: please check it and try again.");
    private static final Map<Integer, Bilingual> SENTENCES = Map.of(
            401, Bilingual.of("请先登录。", "Please log in first."),
            403, Bilingual.of("您的角色不能使用这里。", "Your role does not open this door."),
            404, Bilingual.of("没有这个页面或接口。", "There is nothing at this address."),
            405, Bilingual.of("这里不接受这种操作。", "This address does not do that."),
            413, Bilingual.of("内容太大。", "That is too large."),
            503, Bilingual.of("系统暂时不可用，请稍后重试。", "The system is not available right now: please try again shortly."));

    private final Refusals refusals;

    ErrorPage(Refusals refusals) {
        this.refusals = refusals;
    }

    @RequestMapping("/error")
    void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        refusals.answer(request, path, response, status, SENTENCES.getOrDefault(status, status < 500 ? WRONG : FAILED));
    }
}
