package org.needsline.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.needsline.wording.Bilingual;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Which path lets whom in: the one table that the filter chain is built from and that prints itself for the README. The first line that
 * fits counts; what fits no line is closed.
 */
enum PathAccess {
    LANDING(
            Who.EVERYBODY,
            "入口：群众到公开网站，工作人员到本人的应用",
            "leads residents to the public site, staff to their own application",
            Set.of(GET, HEAD),
            "/",
            "/staff"),
    SITE(
            Who.EVERYBODY,
            "群众网站，不用登录，不认登录",
            "the public site: it takes no login and knows none",
            Set.of(GET, HEAD, POST),
            "/site",
            "/site/**"),
    ROBOTS(Who.EVERYBODY, "搜索引擎须知", "what search engines may look at", Set.of(GET, HEAD), "/robots.txt"),
    LOGOUT(Who.EVERYBODY, "退出", "log out", Set.of(GET), "/logout"),
    LOGIN_BY_PROVIDER(
            Who.EVERYBODY,
            "统一身份认证（开启时）",
            "single sign-on, where it is on",
            Set.of(GET),
            "/oauth2/authorization/*",
            "/login/oauth2/code/*"),
    SET_UP(
            Who.NOBODY,
            "初始设置",
            "Camunda's set-up",
            Set.of(),
            "/camunda/api/admin/setup/**",
            "/camunda/app/*/*/setup/**"),
    PASSWORD_ORACLE(
            Who.NOBODY,
            "核对他人密码",
            "asking whether a password is somebody's",
            Set.of(),
            "/camunda/api/engine/engine/*/identity/verify",
            "/camunda/api/engine/identity/verify",
            "/engine-rest/identity/verify",
            "/engine-rest/engine/*/identity/verify"),
    /** The engine asks for no permission here, or for less than it should: whoever has logged in could stop its clean-up. */
    ENGINE_ROOM(
            Who.ADMINISTRATORS,
            "引擎的作业、运行量与清理",
            "the engine's jobs, metrics and clean-up",
            Set.of(),
            "/camunda/api/engine/engine/*/{part:job|metrics|optimize|schema|telemetry}/**",
            "/camunda/api/engine/engine/*/history/cleanup/**",
            "/camunda/api/engine/{part:job|metrics|optimize|schema|telemetry}/**",
            "/camunda/api/engine/history/cleanup/**",
            "/engine-rest/{part:job|metrics|optimize|schema|telemetry}/**",
            "/engine-rest/history/cleanup/**",
            "/engine-rest/engine/*/{part:job|metrics|optimize|schema|telemetry}/**",
            "/engine-rest/engine/*/history/cleanup/**"),
    WEB_APPLICATIONS(
            Who.EVERYBODY,
            "网页应用及其登录页；进入哪个应用由Camunda按角色决定",
            "the web applications and their login page; Camunda lets each role into its own",
            Set.of(GET, HEAD),
            "/camunda",
            "/camunda/",
            "/camunda/app",
            "/camunda/app/",
            "/camunda/app/{app:admin|cockpit|tasklist|welcome}",
            "/camunda/app/{app:admin|cockpit|tasklist|welcome}/",
            "/camunda/app/{app:admin|cockpit|tasklist|welcome}/{file:.+\\.(?:css|js|txt)}",
            "/camunda/app/{app:admin|cockpit|tasklist|welcome}/{folder:default|locales|needsline|scripts|styles}/**",
            "/camunda/assets/**",
            "/camunda/lib/**",
            "/camunda/favicon.ico",
            "/favicon.ico"),
    LOGIN(
            Who.EVERYBODY,
            "登录、退出、查询当前登录人",
            "log in, log out, who am I",
            Set.of(GET, HEAD, POST),
            "/camunda/api/admin/auth/user/*",
            "/camunda/api/admin/auth/user/*/login/*",
            "/camunda/api/admin/auth/user/*/logout"),
    LOGIN_PAGE(
            Who.EVERYBODY,
            "登录页所需的引擎名与脚本",
            "the engine's name and the scripts that the login page needs",
            Set.of(GET, HEAD),
            "/camunda/api/engine/engine/",
            "/camunda/api/engine/engine",
            "/camunda/api/*/plugin/*/static/**"),
    COCKPIT(Who.WATCHING, "Cockpit的数据", "what Cockpit shows", Set.of(), "/camunda/api/cockpit/**"),
    ENGINE_FOR_APPLICATIONS(
            Who.STAFF,
            "网页应用的数据；每一行由引擎按权限给出",
            "what the web applications show; the engine gives each person their own rows",
            Set.of(),
            "/camunda/api/engine/**",
            "/camunda/api/tasklist/**",
            "/camunda/api/welcome/**"),
    ADMIN(Who.ADMINISTRATORS, "Admin的数据", "what Admin shows", Set.of(), "/camunda/api/admin/**"),
    ENGINE_READ(Who.READING, "引擎接口，只读", "the engine's interface, reading", Set.of(GET, HEAD), "/engine-rest/**"),
    ENGINE_WRITE(Who.DEPLOYING, "引擎接口", "the engine's interface", Set.of(), "/engine-rest/**"),
    RESIDENTS(Who.EVERYBODY, "群众接口，凭编号和查询码", "for residents, by number and code", Set.of(), "/api/residents/**"),
    OPEN311(
            Who.EVERYBODY,
            "城市热线与应用的标准接口Open311；提交须有密钥",
            "Open311, the standard interface for city hotlines and apps; filing needs a key",
            Set.of(GET, HEAD, POST, DELETE),
            "/open311/v2/**"),
    ADMINISTRATION(
            Who.ADMINISTRATORS,
            "单位、人员、日历的管理接口",
            "administration of units, people, calendar",
            Set.of(),
            "/api/administration/**",
            "/api/admin/**"),
    CASES(
            Who.STAFF,
            "案件、任务、消息、行为反映、本人账户；每件由本系统按职责给出",
            "cases, tasks, messages, conduct reports, own account; each person reaches their own",
            Set.of(),
            "/api/cases/**",
            "/api/tasks/**",
            "/api/messages/**",
            "/api/instances/**",
            "/api/conduct-reports/**",
            "/api/access/**",
            "/api/account/**"),
    MODERATION(
            Who.STAFF,
            "审核来自群众的文字；村（社区）和街镇受理员各审各的",
            "what the public may read of words from outside; each clerk decides about their own",
            Set.of(GET, HEAD, POST),
            "/api/moderation/**"),
    MONITORING(
            Who.MANAGERS,
            "谁在让群众等：本级及以下单位",
            "who lets people wait: the manager's unit and below",
            Set.of(),
            "/api/monitoring/**"),
    CASE_PAGES(Who.STAFF, "案卷页面", "pages of the case file", Set.of(GET, HEAD), "/casefile/*.html"),
    ACCOUNT_PAGE(
            Who.STAFF,
            "本人账户页面",
            "the page of one's own account",
            Set.of(GET, HEAD),
            "/account",
            "/account/",
            "/account/*.html"),
    LEDGER_PAGE(Who.STAFF, "准入台账页面", "the page of the access ledger", Set.of(GET, HEAD), "/ledger/*.html"),
    ADMINISTRATION_PAGES(
            Who.ADMINISTRATORS,
            "管理页面",
            "pages for administrators",
            Set.of(GET, HEAD),
            "/administration",
            "/administration/",
            "/administration/*.html"),
    /** The login page of the task list loads them before anybody has logged in; there is nothing of a case in them. */
    PARTS_OF_PAGES(
            Who.EVERYBODY,
            "页面的脚本、样式与图标，案卷和准入台账页面的空白框架",
            "scripts, styles and pictures of these pages, and the empty frame of the case file and of the access ledger",
            Set.of(GET, HEAD),
            "/casefile",
            "/casefile/",
            "/casefile/{number:[0-9A-Za-z-]+}",
            "/casefile/{file:[a-z]+\\.(?:css|svg)}",
            "/casefile/modules/*.js",
            "/account/modules/*.js",
            "/ledger",
            "/ledger/",
            "/ledger/{file:[a-z]+\\.css}",
            "/ledger/modules/*.js",
            "/administration/{file:[a-z]+\\.css}",
            "/administration/modules/*.js"),
    HEALTH(
            Who.EVERYBODY,
            "运行状况；细节只给系统管理员",
            "is it up; details for administrators only",
            Set.of(GET, HEAD),
            "/actuator/health",
            "/actuator/health/liveness",
            "/actuator/health/readiness");

    private final Who who;
    private final Bilingual what;
    private final Set<HttpMethod> methods;
    private final List<String> patterns;
    private final List<RequestMatcher> matchers;

    PathAccess(Who who, String zh, String en, Set<HttpMethod> methods, String... patterns) {
        this.who = who;
        this.what = Bilingual.of(zh, en);
        this.methods = methods;
        this.patterns = List.of(patterns);
        this.matchers = Arrays.stream(patterns)
                .flatMap(pattern -> methods.isEmpty()
                        ? Stream.of(PathPatternRequestMatcher.withDefaults().matcher(pattern))
                        : methods.stream().map(method -> PathPatternRequestMatcher.withDefaults()
                                .matcher(method, pattern)))
                .map(RequestMatcher.class::cast)
                .toList();
    }

    Who who() {
        return who;
    }

    List<String> patterns() {
        return patterns;
    }

    boolean fits(HttpServletRequest request) {
        return matchers.stream().anyMatch(matcher -> matcher.matches(request));
    }

    /** The line that decides about a request; none where everything is closed. */
    static Optional<PathAccess> of(HttpServletRequest request) {
        return Arrays.stream(values()).filter(line -> line.fits(request)).findFirst();
    }

    /** The table as it stands in the README, each line ending with a line break. */
    static String asMarkdown() {
        return Arrays.stream(values())
                .map(line -> "| "
                        + line.patterns.stream()
                                .map(pattern -> "`" + pattern.replace("|", "\\|") + "`")
                                .collect(Collectors.joining(" "))
                        + " | " + (line.methods.isEmpty() ? "" : line.methodNames()) + " | " + line.who.words() + " | "
                        + line.what + " |\n")
                .collect(Collectors.joining("", "| path | method | who | what |\n| --- | --- | --- | --- |\n", ""));
    }

    private String methodNames() {
        return methods.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(" "));
    }
}
