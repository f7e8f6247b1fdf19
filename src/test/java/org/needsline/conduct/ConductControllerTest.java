package org.needsline.conduct;

import static org.hamcrest.Matchers.emptyString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needsline.organisation.Organisation;
import org.needsline.support.SystemTest;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@SystemTest
class ConductControllerTest {

    @Autowired
    ConductReports reports;

    @Autowired
    Organisation organisation;

    @Autowired
    JdbcClient client;

    private String number = "";

    /** The desk stands in for the engine: one open task, seen by everybody, so that only the report's own rule decides. */
    private final class OneTask implements ConductDesk {

        @Override
        public void lay(String laid, String district) {
            number = laid;
        }

        @Override
        public Optional<String> numberBehind(String taskId) {
            return taskId.equals("conduct-task") ? Optional.of(number) : Optional.empty();
        }
    }

    @RestControllerAdvice
    static final class Refusals {

        @ExceptionHandler
        ResponseEntity<String> refused(Refusal refusal) {
            return ResponseEntity.status(refusal.kind() == Refusal.Kind.NOT_FOUND ? 404 : 400)
                    .build();
        }
    }

    private MockMvc http() {
        return MockMvcBuilders.standaloneSetup(new ConductController(reports, new OneTask(), organisation))
                .setControllerAdvice(new Refusals())
                .build();
    }

    @BeforeEach
    void report() {
        client.sql("insert into unit (code, unit_level, name, name_en) values ('990178', 'DISTRICT', '区', 'District')")
                .update();
        client.sql("insert into unit (code, unit_level, name, name_en)"
                        + " values ('990178100201', 'VILLAGE', '柳树村', 'Liushu Village')")
                .update();
        for (String person : new String[] {"discipline", "clerk"}) {
            client.sql("insert into staff (user_id, name) values (?, ?)")
                    .params(person + ".conduct", person)
                    .update();
            client.sql("insert into staff_role (user_id, role_id, unit_code) values (?, ?, ?)")
                    .params(person + ".conduct", person, person.equals("clerk") ? "990178100201" : "990178")
                    .update();
        }
        number = reports.register(
                new NewConduct("990178", "990178100201", "visit", "内容", null, "王", null, null, "clerk.conduct"));
    }

    @AfterEach
    void clear() {
        for (String mine : new String[] {
            "conduct_reading where number like 'CR-990178%'",
            "conduct_report where district = '990178'",
            "conduct_number where district = '990178'",
            "in_app_message where case_number like 'CR-990178%'",
            "staff_role where unit_code like '990178%'",
            "staff where user_id like '%.conduct'",
            "unit where code like '990178%'"
        }) {
            client.sql("delete from " + mine).update();
        }
    }

    @Test
    void theDisciplineOfficeReadsItByNumberAndBesideItsTask() throws Exception {
        for (String path : new String[] {"/api/conduct-reports/" + number, "/api/tasks/conduct-task/conduct-report"}) {
            http().perform(get(path).principal(() -> "discipline.conduct"))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.report.account").value("内容"))
                    .andExpect(jsonPath("$.registeredIn.zh").value("柳树村"));
        }
    }

    @Test
    void toEverybodyElseThereIsNoSuchReport() throws Exception {
        for (String person : new String[] {"clerk.conduct", "nobody"}) {
            http().perform(get("/api/conduct-reports/" + number).principal(() -> person))
                    .andExpect(status().isNotFound())
                    .andExpect(content().string(emptyString()));
            http().perform(get("/api/tasks/conduct-task/conduct-report").principal(() -> person))
                    .andExpect(status().isNotFound());
        }
        http().perform(get("/api/conduct-reports/CR-990178-2026-9999").principal(() -> "discipline.conduct"))
                .andExpect(status().isNotFound());
    }

    @Test
    void besideAnyOtherTaskThereIsNothing() throws Exception {
        http().perform(get("/api/tasks/another/conduct-report").principal(() -> "discipline.conduct"))
                .andExpect(status().isNoContent());
    }
}
