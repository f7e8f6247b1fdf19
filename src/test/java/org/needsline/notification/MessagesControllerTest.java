package org.needsline.notification;

import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needsline.support.SystemTest;
import org.needsline.wording.Bilingual;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

@SystemTest
class MessagesControllerTest {

    @Autowired
    MessagesController controller;

    @Autowired
    InAppMessages messages;

    @Autowired
    JdbcClient client;

    @Autowired
    ObjectMapper json;

    private MockMvc http;

    @BeforeEach
    void messages() {
        http = MockMvcBuilders.standaloneSetup(controller)
                .setMessageConverters(new MappingJackson2HttpMessageConverter(json))
                .build();
        OffsetDateTime at = OffsetDateTime.parse("2026-09-28T09:00:00+08:00");
        Filled text = new Filled(Bilingual.of("标题", "Title"), Bilingual.of("正文", "Body"));
        messages.writeAll(List.of(
                new InAppMessages.Draft("messages.one", "need.closed", "A", text, null, at),
                new InAppMessages.Draft("messages.one", "need.closed", "B", text, null, at),
                new InAppMessages.Draft("messages.two", "need.closed", "C", text, null, at)));
    }

    @AfterEach
    void clear() {
        client.sql("delete from in_app_message where user_id in ('messages.one', 'messages.two')")
                .update();
    }

    @Test
    void aPersonReadsOnlyTheirOwnTheNewestFirst() throws Exception {
        http.perform(get("/api/messages").principal(() -> "messages.one"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.unread").value(2))
                .andExpect(jsonPath("$.messages", hasSize(2)))
                .andExpect(jsonPath("$.messages[0].caseNumber").value("B"))
                .andExpect(jsonPath("$.messages[0].title.zh").value("标题"))
                .andExpect(jsonPath("$.messages[0].readAt").isEmpty())
                .andExpect(jsonPath("$.messages[0].createdAt").value("2026-09-28T01:00:00Z"));
        http.perform(get("/api/messages?limit=1").principal(() -> "messages.one"))
                .andExpect(jsonPath("$.unread").value(2))
                .andExpect(jsonPath("$.messages", hasSize(1)));
    }

    @Test
    void readingOneOrAllLowersTheCount() throws Exception {
        long newest = client.sql("select max(id) from in_app_message where user_id = 'messages.one'")
                .query(Long.class)
                .single();
        http.perform(post("/api/messages/" + newest + "/read").principal(() -> "messages.one"))
                .andExpect(status().isNoContent());
        http.perform(get("/api/messages").principal(() -> "messages.one"))
                .andExpect(jsonPath("$.unread").value(1))
                .andExpect(jsonPath("$.messages[0].readAt").isNotEmpty());
        http.perform(post("/api/messages/read").principal(() -> "messages.one")).andExpect(status().isNoContent());
        http.perform(get("/api/messages").principal(() -> "messages.one"))
                .andExpect(jsonPath("$.unread").value(0));
        http.perform(get("/api/messages").principal(() -> "messages.two"))
                .andExpect(jsonPath("$.unread").value(1));
    }
}
