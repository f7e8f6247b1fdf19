package org.needsline.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.needsline.engine.EngineClock;
import org.needsline.protection.Proofs.Outcome;
import org.needsline.support.SystemTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A proof is signed, runs out, and counts for one submission. */
@SystemTest
class ProofsTest {

    private static final String DIGITS = "零一二三四五六七八九";

    @Autowired
    Proofs proofs;

    @Autowired
    Clock clock;

    @AfterEach
    void theClockRuns() {
        ((EngineClock) clock).reset();
    }

    @Test
    void workCountsForItsSubmissionAndNoOther() throws Exception {
        String solution = solution(proofs.challenge());

        assertThat(proofs.solved(solution, "one")).isEqualTo(Outcome.COUNTS);
        assertThat(proofs.solved(solution, "one")).as("sent again").isEqualTo(Outcome.COUNTED_BEFORE);
        assertThat(proofs.solved(solution, "another")).isEqualTo(Outcome.NO);
    }

    @Test
    void workThatWasNotDoneCountsForNothing() throws Exception {
        Proofs.Challenge challenge = proofs.challenge();
        String[] parts = solution(challenge).split(":");

        assertThat(proofs.solved(parts[0] + ":" + (Integer.parseInt(parts[1]) + 1) + ":" + parts[2], "a"))
                .isEqualTo(Outcome.NO);
        assertThat(proofs.solved(later(parts[0]) + ":" + parts[1] + ":" + parts[2], "a"))
                .as("a longer time than was given")
                .isEqualTo(Outcome.NO);
        assertThat(proofs.solved(parts[0] + ":" + parts[1] + ":" + "0".repeat(64), "a"))
                .isEqualTo(Outcome.NO);
        for (String nothing : new String[] {null, "", ":", "::", "a:b:c", "1:2", "-:1:x", "9".repeat(500) + ":1:x"}) {
            assertThat(proofs.solved(nothing, "a")).as("%s", nothing).isEqualTo(Outcome.NO);
        }
        assertThat(proofs.solved(String.join(":", parts), "a"))
                .as("the real one")
                .isEqualTo(Outcome.COUNTS);
    }

    @Test
    void workRunsOut() throws Exception {
        String solution = solution(proofs.challenge());
        ((EngineClock) clock).moveTo(clock.instant().plus(Duration.ofMinutes(121)));

        assertThat(proofs.solved(solution, "one")).isEqualTo(Outcome.NO);
    }

    @Test
    void theSumIsAnsweredAsPeopleWriteIt() {
        for (String way : new String[] {"digits", "wide", "chinese"}) {
            Proofs.Question question = proofs.question();
            int sum = sum(question);

            assertThat(proofs.answered(question.token(), String.valueOf(sum + 1), "s"))
                    .isEqualTo(Outcome.NO);
            assertThat(proofs.answered(question.token(), "", "s")).isEqualTo(Outcome.NO);
            assertThat(proofs.answered(question.token(), "十十", "s")).isEqualTo(Outcome.NO);
            assertThat(proofs.answered(question.token(), written(sum, way), "s"))
                    .as("%s: %s", question.words(), written(sum, way))
                    .isEqualTo(Outcome.COUNTS);
            assertThat(proofs.answered(question.token(), written(sum, way), "another"))
                    .isEqualTo(Outcome.NO);
        }
    }

    @Test
    void theSumOfOneQuestionDoesNotAnswerAnother() {
        Proofs.Question one = proofs.question();
        Proofs.Question other = proofs.question();
        String crossed = other.token().split(":")[0] + ":" + one.token().split(":")[1];

        assertThat(proofs.answered(crossed, String.valueOf(sum(one)), "s")).isEqualTo(Outcome.NO);
    }

    private static String later(String salt) {
        String[] parts = salt.split("-");
        return (Long.parseLong(parts[0]) + 9) + "-" + parts[1];
    }

    private static String written(int sum, String way) {
        return switch (way) {
            case "digits" -> " " + sum;
            case "wide" ->
                String.valueOf(sum)
                        .chars()
                        .mapToObj(c -> String.valueOf((char) (c - '0' + '０')))
                        .reduce("", String::concat);
            default ->
                sum < 10
                        ? DIGITS.substring(sum, sum + 1)
                        : "十" + (sum == 10 ? "" : DIGITS.substring(sum - 10, sum - 9));
        };
    }

    private static int sum(Proofs.Question question) {
        Matcher words = Pattern.compile("(.)加(.)等于几？").matcher(question.words().zh());
        assertThat(words.matches()).isTrue();
        return DIGITS.indexOf(words.group(1)) + DIGITS.indexOf(words.group(2));
    }

    private static String solution(Proofs.Challenge challenge) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int number = 0; number <= challenge.most(); number++) {
            byte[] hash = digest.digest((challenge.salt() + number).getBytes(StandardCharsets.UTF_8));
            if (HexFormat.of().formatHex(hash).equals(challenge.challenge())) {
                return challenge.salt() + ":" + number + ":" + challenge.signature();
            }
        }
        throw new AssertionError("Nobody could solve it");
    }
}
