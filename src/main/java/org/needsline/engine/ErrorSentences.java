package org.needsline.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What people and programs read when the engine's interfaces refuse something: our own sentence, with the status that fits it, instead of
 * HTTP 500 and the name of a class. A refusal of a service travels through the engine as an exception with one of the codes below.
 */
final class ErrorSentences extends OncePerRequestFilter {

    /** 22400, 22403, 22404, 22409: a refusal of ours, and its HTTP status. */
    private static final int REFUSAL_CODES = 22000;

    /** The engine's own code of a lost race. */
    private static final int OPTIMISTIC_LOCKING = 1;

    private static final Set<Integer> REFUSAL_STATUS = Set.of(400, 403, 404, 409, 503);
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** What the engine's REST resources put before the message of an exception. */
    private static final Pattern PREFIX =
            Pattern.compile("^Cannot (?:submit task form|complete task|instantiate process definition) \\S+: ");

    private static final Pattern TASK = Pattern.compile("/task/([A-Za-z0-9-]+)(?:/|$)");

    private static final Pattern MISSING_TASK = Pattern.compile(
            "(?i)(cannot find task with id|No matching task with id|task is null" + "|list of executions is empty)");

    /** What the pool, the driver and the engine say when the database does not answer. */
    private static final Pattern DATABASE_GONE = Pattern.compile(
            "(?i)connection is not available|exception occurred in the persistence layer|could not open jdbc connection|could not (?:get|acquire) jdbc connection"
                    + "|an i/o error occurred while sending|connection (?:has been|is|was) (?:already )?closed|terminating connection"
                    + "|connection (?:attempt failed|refused|reset)|could not open jpa|unable to acquire");

    /** Names of classes and pieces of statements say nothing to whoever called. */
    private static final Pattern INNER_WORDS = Pattern.compile(
            "\\b(?:org|com|java|jakarta)\\.[a-z]+\\.|###|\\bSQL\\b|\\bselect \\S+ from\\b|Exception\\b|camunda:",
            Pattern.CASE_INSENSITIVE);

    private static final Bilingual DATABASE_AWAY = Bilingual.of(
            "数据库暂时没有响应，什么都没有改变。请稍后重试。",
            "The database does not answer right now and nothing was changed: please try again shortly.");
    private static final Bilingual NOT_UNDERSTOOD = Bilingual.of(
            "请求的内容不能这样处理，请检查后重试。", "What was asked cannot be done like this: please check it and try again.");
    private static final Bilingual MOVED_ON = Bilingual.of(
            "这件事现在不能这样办：它已经办结，或已转到下一步。", "This is no longer possible: the case has been closed or has moved on.");
    private static final Bilingual LOST_RACE = Bilingual.of(
            "有人刚刚办理了同一件事，请刷新后再看。", "Somebody has just worked on the same case: please refresh and look again.");
    private static final Bilingual NOT_YOURS = Bilingual.of("您没有办理这件事的权限。", "You do not have the right to do this.");
    private static final Bilingual NOT_DONE = Bilingual.of(
            "没有办成，什么都没有改变。请重试；如仍不行，请告知系统管理员。",
            "This did not work and nothing was changed. Please try again, and tell the administrator if it fails again.");

    private final ObjectProvider<ProcessEngine> engine;
    private final ObjectMapper json;

    ErrorSentences(ObjectProvider<ProcessEngine> engine, ObjectMapper json) {
        this.engine = engine;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HeldErrors held = new HeldErrors(response);
        chain.doFilter(request, held);
        held.flushBuffer();
        byte[] body = held.body();
        if (body == null) {
            return;
        }
        byte[] answer = reworded(request, response, body);
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    private byte[] reworded(HttpServletRequest request, HttpServletResponse response, byte[] body)
            throws JsonProcessingException {
        if (!(readJson(body) instanceof ObjectNode error) || !error.has("message") || !error.has("type")) {
            return body;
        }
        Reworded better = better(request, response.getStatus(), error);
        if (better == null) {
            return body;
        }
        response.setStatus(better.status());
        error.put("message", better.message());
        return json.writeValueAsBytes(error);
    }

    private @Nullable JsonNode readJson(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException notJson) {
            return null;
        }
    }

    private @Nullable Reworded better(HttpServletRequest request, int status, ObjectNode error) {
        String type = error.path("type").asText("");
        String message = error.path("message").asText("");
        int code = error.path("code").asInt(0);
        if (REFUSAL_STATUS.contains(code - REFUSAL_CODES)) {
            return new Reworded(code - REFUSAL_CODES, sentenceOf(message));
        }
        String task = taskOf(request);
        if (task != null && MISSING_TASK.matcher(message).find()) {
            return new Reworded(HttpServletResponse.SC_CONFLICT, completedBy(task));
        }
        if (code == OPTIMISTIC_LOCKING || type.equals("OptimisticLockingException")) {
            return new Reworded(
                    HttpServletResponse.SC_CONFLICT, task == null ? LOST_RACE.toString() : completedBy(task));
        }
        if (type.equals("MismatchingMessageCorrelationException") || message.contains("Cannot correlate message")) {
            return new Reworded(HttpServletResponse.SC_CONFLICT, MOVED_ON.toString());
        }
        // Collisions and broken rules of the tables have codes of their own.
        if (status >= 500 && code == 0 && DATABASE_GONE.matcher(message).find()) {
            return new Reworded(HttpServletResponse.SC_SERVICE_UNAVAILABLE, DATABASE_AWAY.toString());
        }
        if (type.equals("AuthorizationException")) {
            // Where something is only shown, whoever hands out rights in Admin needs the name of the missing one, too.
            return new Reworded(
                    status,
                    READING.contains(request.getMethod())
                                    && !INNER_WORDS.matcher(message).find()
                            ? NOT_YOURS + " (" + message + ")"
                            : NOT_YOURS.toString());
        }
        if (status >= 500) {
            return new Reworded(status, NOT_DONE.toString());
        }
        // Whoever deploys a model must read what is wrong with it.
        return !request.getRequestURI().endsWith("/deployment/create")
                        && INNER_WORDS.matcher(message).find()
                ? new Reworded(status, NOT_UNDERSTOOD.toString())
                : null;
    }

    private static String sentenceOf(String message) {
        return PREFIX.matcher(message).replaceFirst("");
    }

    private static @Nullable String taskOf(HttpServletRequest request) {
        Matcher path = TASK.matcher(request.getRequestURI());
        return path.find() ? path.group(1) : null;
    }

    private String completedBy(String taskId) {
        HistoricTaskInstance task = engine.getObject()
                .getHistoryService()
                .createHistoricTaskInstanceQuery()
                .taskId(taskId)
                .singleResult();
        String assignee = task == null || task.getEndTime() == null ? null : task.getAssignee();
        if (assignee == null) {
            return Bilingual.of("这项任务已经办结，或已转走。", "This task has already been completed or moved on.")
                    .toString();
        }
        User user = engine.getObject()
                .getIdentityService()
                .createUserQuery()
                .userId(assignee)
                .singleResult();
        String name = user == null ? assignee : nameOf(user);
        return Bilingual.of(
                        "这项任务已由" + name + "办结，或已转走。",
                        "This task has already been completed by " + name + ", or moved on.")
                .toString();
    }

    private static String nameOf(User user) {
        String first = user.getFirstName() == null ? "" : user.getFirstName();
        String last = user.getLastName() == null ? "" : user.getLastName();
        String name = (last + first).strip();
        return name.isEmpty() ? user.getId() : name;
    }

    /** What to answer instead. */
    private record Reworded(int status, String message) {}

    /** Lets every good answer through as it comes, and holds back the body of a bad one. */
    private static final class HeldErrors extends HttpServletResponseWrapper {

        private final ByteArrayOutputStream held = new ByteArrayOutputStream();
        private @Nullable ServletOutputStream stream;
        private @Nullable PrintWriter writer;
        private boolean holding;

        HeldErrors(HttpServletResponse response) {
            super(response);
        }

        byte @Nullable [] body() {
            return holding ? held.toByteArray() : null;
        }

        private boolean isError() {
            return getStatus() >= 400;
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            if (stream == null) {
                holding = isError();
                stream = holding ? new Holding(held) : super.getOutputStream();
            }
            return stream;
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            if (writer == null) {
                holding = isError();
                writer = holding
                        ? new PrintWriter(new OutputStreamWriter(held, StandardCharsets.UTF_8))
                        : super.getWriter();
            }
            return writer;
        }

        @Override
        public void flushBuffer() throws IOException {
            if (!holding) {
                if (!isError()) {
                    super.flushBuffer();
                }
                return;
            }
            if (writer != null) {
                writer.flush();
            }
        }
    }

    private static final class Holding extends ServletOutputStream {

        private final ByteArrayOutputStream held;

        Holding(ByteArrayOutputStream held) {
            this.held = held;
        }

        @Override
        public void write(int octet) {
            held.write(octet);
        }

        @Override
        public void write(byte[] octets, int from, int count) {
            held.write(octets, from, count);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("An error is answered at once");
        }
    }
}
