package org.needsline.sample.process;

import org.springframework.beans.factory.BeanFactory;

/** The sample district's cases for other tests: a case in every stage. Played before a test, as what measures coverage does not listen earlier. */
public final class PlayedCases {

    private PlayedCases() {}

    /** Plays them once; a second call finds them and does nothing. */
    public static void in(BeanFactory system) {
        system.getBean(SampleCases.class).play();
    }
}
