package org.qingnuan.web;

import java.security.Principal;
import org.qingnuan.process.Staff;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** The board for those who have no Cockpit: a body's own people, who see that body alone. */
@Controller
class BoardPageController {

    private final Staff staff;

    BoardPageController(Staff staff) {
        this.staff = staff;
    }

    @GetMapping("/board")
    String board(Principal user) {
        if (staff.bodies(user.getName()).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "您没有任何单位的权限");
        }
        return "board";
    }
}
