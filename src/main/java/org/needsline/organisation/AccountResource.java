package org.needsline.organisation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person's own account; nobody reaches another's. */
@RestController
@RequestMapping("/api/account")
class AccountResource {

    private final OwnAccount account;
    private final Absences absences;

    AccountResource(OwnAccount account, Absences absences) {
        this.account = account;
        this.absences = absences;
    }

    record PasswordChange(@Nullable String before, @Nullable String after) {}

    record NewAbsence(
            @Nullable String deputyId,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable String reason) {}

    @GetMapping
    OwnAccount.Overview own(@Nullable Principal person) {
        return account.of(name(person));
    }

    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(@RequestBody PasswordChange change, @Nullable Principal person, HttpServletRequest request) {
        account.changePassword(
                name(person),
                Objects.requireNonNullElse(change.before(), ""),
                Objects.requireNonNullElse(change.after(), ""));
        HttpSession session = request.getSession(false);
        if (session != null) {
            // Whoever has just given the right one need not log in again here.
            session.setAttribute(OwnAccount.MARK, account.passwordMark(name(person)));
        }
    }

    @PostMapping("/absences")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Long> plan(@RequestBody NewAbsence entered, @Nullable Principal person) {
        return Map.of(
                "id",
                account.planAbsence(
                        name(person),
                        Objects.requireNonNullElse(entered.deputyId(), "").strip(),
                        entered.firstDay(),
                        entered.lastDay(),
                        entered.reason()));
    }

    @DeleteMapping("/absences/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable long id, @Nullable Principal person) {
        absences.cancel(id, name(person), name(person));
    }

    @PostMapping("/colleague-tasks/{taskId}/take-over")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeOver(@PathVariable String taskId, @Nullable Principal person) {
        absences.takeOver(taskId, name(person));
    }

    private static String name(@Nullable Principal person) {
        if (person == null) {
            throw Refusal.forbidden("请先登录。", "Please log in first.");
        }
        return person.getName();
    }
}
