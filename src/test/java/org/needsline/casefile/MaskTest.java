package org.needsline.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskTest {

    @Test
    void aNameShowsItsSurname() {
        assertThat(Mask.name("王秀英")).isEqualTo("王＊＊");
        assertThat(Mask.name("欧阳春梅")).isEqualTo("欧阳＊＊");
        assertThat(Mask.name("欧阳")).isEqualTo("欧＊＊");
        assertThat(Mask.name("𠮷野")).isEqualTo("𠮷＊＊");
        assertThat(Mask.name(" ")).isEqualTo("＊＊");
    }

    @Test
    void aPhoneShowsItsEnds() {
        assertThat(Mask.phone("13900000123")).isEqualTo("139****0123");
        assertThat(Mask.phone("62345678")).isEqualTo("****78");
        assertThat(Mask.phone("7")).isEqualTo("****7");
    }

    @Test
    void anEmailShowsItsHouse() {
        assertThat(Mask.email("wang@example.org")).isEqualTo("w***@example.org");
        assertThat(Mask.email("nonsense")).isEqualTo("***");
    }
}
