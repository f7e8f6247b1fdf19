package org.needsline.retention;

import java.util.List;
import org.springframework.stereotype.Component;

/** The cases whose personal data are gone. Nothing is written into them any more: it would stay for ever, as nobody erases them again. */
@Component
public class ErasedCases {

    private final List<CaseRegister> registers;

    ErasedCases(List<CaseRegister> registers) {
        this.registers = registers;
    }

    public boolean contain(String number) {
        return registers.stream()
                .flatMap(register -> register.find(number).stream())
                .anyMatch(kept -> kept.erasedAt() != null);
    }
}
